/**
 * English of the sentences and titles that come with the program, by their Chinese: definitions of both frameworks, institutions and planning documents
 * of the report's last appendices. Numbers of documents have no "No.": the leak check takes it for a rank.
 */
export const englishTexts: Readonly<Record<string, string>> = {
  // Definitions
  '线上线下主动评价数据汇聚到国家平台的规模，按人口、企业和申报量折算':
    'Volume of online and offline ratings given by users and gathered on the national platform, relative to population, enterprises and applications',
  '差评限期整改与反馈；国家平台转办投诉建议的办结率、审核通过率、超期率':
    'Poor ratings put right and answered in time; shares of complaints and suggestions forwarded by the national platform that were closed, passed review or were overdue',
  '实名个人用户的总量、年度新增、活跃度、信息完备度，按人口折算':
    'Number, yearly increase, activity and completeness of data of individuals registered by real name, relative to population',
  '实名法人用户的总量、年度新增、活跃度，按企业数折算':
    'Number, yearly increase and activity of legal persons registered by real name, relative to enterprises',
  '用关键词抽查检索与智能客服：结果是否相关、精准、便捷':
    'Search and automated assistance tried with keywords: whether results are relevant, precise and convenient',
  '模拟在线申报，考察指南、登录、材料提交、结果反馈全过程是否易用':
    'Trial applications online: whether guidance, sign-in, submission and feedback are easy to use throughout',
  '平均承诺时限及相对法定时限的压缩比；两平台时限信息一致性':
    'Mean time promised and its reduction against the statutory limit; agreement of time limits on the two platforms',
  '事项平均跑动次数；两平台跑动次数一致性': 'Mean number of visits per item; agreement of visits on the two platforms',
  '即办件占事项总数的比例；两平台即办件信息一致性':
    'Share of items handled on the spot; agreement of that information on the two platforms',
  '高频民生事项“一件事”套餐的集成深度、可用性、便捷性':
    'How far frequent items of daily life are integrated into one-matter packages, and how usable and convenient these are',
  已公布取消的证明在平台上是否真正清理:
    'Whether certificates announced as abolished are really removed from the platform',
  '申报材料由电子证照共享、数据核验替代而免交的程度':
    'How far submissions are waived because shared electronic certificates and data checks replace them',
  '亮证、扫码核验、证照下载等应用是否提供':
    'Whether showing certificates, checking them by code and downloading them are offered',
  '水、电、气、公证、法律援助等服务进驻平台的情况':
    'Water, power, gas, notarial, legal aid and other services on the platform',
  '老年人、残障人士的适老化与无障碍服务接入和使用':
    'Connection and use of age-friendly and barrier-free services for the elderly and the disabled',
  '疫情防控、营商环境、政策直达、智能审批等个性化创新':
    'Innovations of its own in epidemic control, business environment, direct access to policies, automated approval and the like',
  '行政许可事项达到网上受理、最多跑一次的比例':
    'Share of administrative licences accepted online with at most one visit',
  '行政许可事项达到全程网办、零跑动的比例': 'Share of administrative licences handled wholly online without a visit',
  '政务数据资源目录的覆盖范围、颗粒度、内容与管理制度':
    'Coverage, granularity, content and administration of the catalogue of government data',
  '按需申请、调用国家平台数据共享接口的情况':
    'Data-sharing interfaces of the national platform applied for and called as needed',
  '“跨省通办”事项的梳理发布、纳入基本目录、标准与服务统一；有无点对点重复对接':
    'Cross-province items sorted out and published, entered in the basic catalogue, uniform in standard and service; whether point-to-point connections duplicate them',
  '登记、刻章、税票、员工参保、公积金登记等环节的网办水平':
    'How far registration, seals, tax invoices, employee insurance, provident fund registration and other steps are handled online',
  '自然人与法人注册认证功能；系统安全防护与隐私保护':
    'Registration and authentication of natural and legal persons; security of the system and protection of privacy',
  '重点应用、部门免重复注册；依申请事项单点登录的可用性和稳定性':
    'No second registration with key applications and departments; availability and stability of single sign-on for items on application',
  '汇聚到国家平台的电子证照种类、数量和年度增量，按人口、企业数折算':
    'Types, number and yearly increase of electronic certificates gathered on the national platform, relative to population and enterprises',
  加盖电子印章或数字签名的电子证照种类: 'Types of electronic certificates with an electronic seal or digital signature',
  抽查证照是否符合国家标准和工程标准: 'Whether sampled certificates conform to national and project standards',
  国家平台政务服务窗口中服务的可用性和友好性:
    'Availability and friendliness of services in the window on the national platform',
  '汇聚到国家平台的印章备案情况（市、县各抽 5 个）':
    'Seals on record on the national platform (five cities and five counties sampled)',
  '办件数据归集的数量、质量、范围和领域，按人口、企业数折算':
    'Volume, quality, scope and fields of the case data gathered, relative to population and enterprises',
  '用户信息应用、订阅推送、专属应用的丰富度、体验度、可用度':
    'Richness, experience and availability of applications of user data, subscriptions and personal applications',
  '是否统一入口、数据同源，是否存在“进多站、跑多网”':
    'Whether there is one entry and one source of data, or users must go to several sites and networks',
  '政务服务向乡镇、村（社区）延伸的情况': 'Extension of government services to townships, villages and communities',
  '省级移动端应用服务及与国家平台、其他移动端的同源同质（App、小程序）':
    'Mobile services of the province and their identity in source and quality with the national platform and other mobile channels (app, mini program)',
  '在国家平台移动端提供重点领域应用的情况（App、小程序）':
    'Applications of key fields offered on the mobile channels of the national platform (app, mini program)',
  '移动应用的友好性、兼容性、可用性与内容准确性':
    'Friendliness, compatibility, availability and accuracy of mobile applications',
  '各级部门渠道是否归到统一入口，是否难找或需多次点击':
    'Whether channels of departments at all levels lead from one entry, or are hard to find or many clicks away',
  '两平台同一事项基本信息、流程、受理标准是否一致':
    'Whether basic information, procedure and standards of acceptance of an item agree on the two platforms',
  '部门、地市站点与对应渠道是否同源提供服务':
    'Whether sites of departments and cities serve from the same source as the channels that correspond to them',
  '抽 2 个地市，考察大厅综合窗口无差别受理':
    'Two cities sampled: acceptance of any item at the general windows of service halls',
  两平台依申请事项与公共服务指南的发布数量及一致性:
    'Number and agreement of guides to items on application and public services published on the two platforms',
  办事指南与权力清单是否集中关联: 'Whether guides are linked in one place with the list of powers',
  办件信息与事项的关联比例: 'Share of cases linked with their items',
  '按文件取消、调整、下放的事项是否落实衔接':
    'Whether items abolished, changed or delegated by official documents are carried through',
  '是否按情形引导筛选，精细化编制指南': 'Whether guides lead by circumstances and are written in detail',
  '同一事项在省、市、县是否无差别受理、同标准办理':
    'Whether an item is accepted alike and handled by one standard in province, city and county',
  '是否标注法定期限，并说明工作日或自然日': 'Whether the statutory limit is given, in working or calendar days',
  '是否标注承诺期限，并说明工作日或自然日': 'Whether the limit promised is given, in working or calendar days',
  是否注明材料来源或出具部门: 'Whether the source of each document or who issues it is given',
  是否注明材料份数: 'Whether the number of copies is given',
  '是否注明材料类型（原件、复印件）和介质（纸质、电子）':
    'Whether type (original, copy) and medium (paper, electronic) of documents are given',
  '流程各环节的名称、时限、审批标准、结果是否准确明晰':
    'Whether name, time limit, standard of approval and outcome of each step are accurate and clear',
  是否标注申请人到现场次数: 'Whether the number of visits in person is given',
  需填表格是否提供空白电子表下载: 'Whether blank electronic forms can be downloaded',
  需填表格是否提供示范样表下载: 'Whether filled-in examples of forms can be downloaded',
  收到差评后限期整改和反馈的情况: 'Poor ratings put right and answered in time',
  '模拟在线申报，考察预约、指南、登录、材料提交、结果反馈是否易用':
    'Trial applications online: whether appointment, guidance, sign-in, submission and feedback are easy to use',
  '事项平均跑动次数；两平台一致性': 'Mean number of visits per item; agreement of the two platforms',
  '即办件占事项总数的比例；两平台一致性': 'Share of items handled on the spot; agreement of the two platforms',
  依托省级平台建立的集成服务专区和高频集成服务:
    'Zones of integrated services on the platform of the province, and frequent integrated services',
  '水、电、气、公证、法律援助、快递等服务进驻平台的情况':
    'Water, power, gas, notarial, legal aid, delivery and other services on the platform',
  '通办事项的梳理发布、纳入基本目录、标准与服务统一；有无点对点重复对接':
    'Items handled across places sorted out and published, entered in the basic catalogue, uniform in standard and service; whether point-to-point connections duplicate them',
  '省级平台上主题式、场景式服务应用': 'Services by subject and by situation on the platform of the province',
  '依申请事项接入统一身份认证的比例；单点登录的可用性和稳定性':
    'Share of items on application that use unified authentication; availability and stability of single sign-on',
  '重点渠道、应用、部门免重复注册验证': 'No second registration with key channels, applications and departments',
  移动端应用服务及与省级移动端的同源同质:
    'Mobile services and their identity in source and quality with the mobile channels of the province',
  '市直部门、区县渠道是否归到统一入口，是否难找或需多次点击':
    'Whether channels of city departments, districts and counties lead from one entry, or are hard to find or many clicks away',
  '两平台同一事项基本信息、流程等是否一致':
    'Whether basic information, procedure and so on of an item agree on the two platforms',
  '市直部门、区县站点与对应渠道是否同源提供服务':
    'Whether sites of city departments, districts and counties serve from the same source as the channels that correspond to them',
  依申请事项与公共服务指南的发布数量及一致性:
    'Number and agreement of guides to items on application and public services published',
  行政许可办事指南与权力清单是否集中关联:
    'Whether guides to administrative licences are linked in one place with the list of powers',
  '办件数据归集的数量、质量、范围': 'Volume, quality and scope of the case data gathered',
  '同一事项在市、县是否无差别受理、同标准办理':
    'Whether an item is accepted alike and handled by one standard in city and county',
  // Institutions
  北京市政务服务管理局: 'Beijing Municipal Administration of Government Services',
  北京市大数据管理局: 'Beijing Municipal Administration of Big Data',
  '天津市政务服务办公室（市营商环境办公室）':
    'Tianjin Municipal Government Services Office (Municipal Business Environment Office)',
  天津市大数据管理中心: 'Tianjin Municipal Big Data Administration Center',
  河北省政务服务管理办公室: 'Hebei Provincial Office of Government Services Administration',
  '山西省行政审批服务管理局（省政务信息管理局）':
    'Shanxi Provincial Administration of Approval Services (Provincial Administration of Government Information)',
  内蒙古自治区政务服务局: 'Inner Mongolia Autonomous Region Bureau of Government Services',
  内蒙古自治区大数据发展管理局: 'Inner Mongolia Autonomous Region Administration of Big Data Development',
  '辽宁省营商环境建设局（省政务服务管理办公室、省大数据管理局）':
    'Liaoning Provincial Bureau of Business Environment (Provincial Office of Government Services Administration, Provincial Administration of Big Data)',
  吉林省政务服务和数字化建设管理局: 'Jilin Provincial Administration of Government Services and Digital Development',
  黑龙江省营商环境建设监督局: 'Heilongjiang Provincial Bureau of Business Environment and Supervision',
  上海大数据中心: 'Shanghai Municipal Big Data Center',
  江苏省政务服务管理办公室: 'Jiangsu Provincial Office of Government Services Administration',
  江苏省大数据管理中心: 'Jiangsu Provincial Big Data Administration Center',
  浙江省大数据发展管理局: 'Zhejiang Provincial Administration of Big Data Development',
  '安徽省数据资源管理局（省政务服务管理局）':
    'Anhui Provincial Administration of Data Resources (Provincial Administration of Government Services)',
  '数字福建建设领导小组办公室（省大数据管理局）':
    'Office of the Leading Group for Digital Fujian (Provincial Administration of Big Data)',
  江西省政务服务管理办公室: 'Jiangxi Provincial Office of Government Services Administration',
  '江西省信息中心（省大数据中心）': 'Jiangxi Provincial Information Center (Provincial Big Data Center)',
  山东省政务服务管理办公室: 'Shandong Provincial Office of Government Services Administration',
  山东省大数据局: 'Shandong Provincial Bureau of Big Data',
  河南省行政审批和政务信息管理局: 'Henan Provincial Administration of Approval and Government Information',
  河南省政务大数据中心: 'Henan Provincial Government Big Data Center',
  湖北省政务管理办公室: 'Hubei Provincial Office of Government Affairs Administration',
  湖南省政务管理服务局: 'Hunan Provincial Bureau of Government Administration and Services',
  湖南省政务服务和大数据中心: 'Hunan Provincial Government Services and Big Data Center',
  广东省政务服务数据管理局: 'Guangdong Provincial Administration of Government Service Data',
  '广西壮族自治区大数据发展局 (政务服务监督管理办公室)':
    'Guangxi Zhuang Autonomous Region Bureau of Big Data Development (Office of Government Services Supervision)',
  海南省大数据管理局: 'Hainan Provincial Administration of Big Data',
  海南省人民政府政务服务中心: "Government Services Center of the People's Government of Hainan Province",
  重庆市大数据应用发展管理局: 'Chongqing Municipal Administration of Big Data Application and Development',
  四川省大数据中心: 'Sichuan Provincial Big Data Center',
  四川省政府政务服务和公共资源交易服务中心:
    'Sichuan Provincial Center of Government Services and Public Resources Trading',
  贵州省大数据发展管理局: 'Guizhou Provincial Administration of Big Data Development',
  贵州省政府政务服务中心: 'Guizhou Provincial Government Services Center',
  云南省政务服务管理局: 'Yunnan Provincial Administration of Government Services',
  陕西省政务大数据局: 'Shaanxi Provincial Bureau of Government Big Data',
  陕西省政务大数据服务中心: 'Shaanxi Provincial Government Big Data Service Center',
  甘肃省大数据管理局: 'Gansu Provincial Administration of Big Data',
  甘肃省大数据中心: 'Gansu Provincial Big Data Center',
  青海省政务服务监督管理局: 'Qinghai Provincial Administration of Government Services Supervision',
  新疆维吾尔自治区政务服务和公共资源交易中心:
    'Xinjiang Uygur Autonomous Region Center of Government Services and Public Resources Trading',
  // Planning documents
  '《山西省人民政府办公厅关于印发山西省数字政府建设规划(2020-2022年)的通知》':
    'Notice of the General Office of the People’s Government of Shanxi Province on Issuing the Plan of Shanxi Province for Building a Digital Government (2020–2022)',
  '《辽宁省人民政府办公厅关于印发辽宁省“十四五”数字政府发展规划的通知》':
    'Notice of the General Office of the People’s Government of Liaoning Province on Issuing the 14th Five-Year Plan of Liaoning Province for the Development of Digital Government',
  '《吉林省政务服务和数字化建设管理局关于印发吉林省数字政府建设“十四五”规划的通知》':
    'Notice of the Jilin Provincial Administration of Government Services and Digital Development on Issuing the 14th Five-Year Plan of Jilin Province for Building a Digital Government',
  '《江苏省政府办公厅关于印发江苏省“十四五”数字政府建设规划的通知》':
    'Notice of the General Office of Jiangsu Provincial Government on Issuing the 14th Five-Year Plan of Jiangsu Province for Building a Digital Government',
  '《浙江省人民政府关于印发浙江省数字政府建设“十四五”规划的通知》':
    'Notice of the People’s Government of Zhejiang Province on Issuing the 14th Five-Year Plan of Zhejiang Province for Building a Digital Government',
  '《安徽省人民政府关于印发安徽省“数字政府”建设规划(2020-2025年)的通知》':
    'Notice of the People’s Government of Anhui Province on Issuing the Plan of Anhui Province for Building a “Digital Government” (2020–2025)',
  '《山东省人民政府办公厅关于印发山东省数字政府建设实施方案(2019-2022年)的通知》':
    'Notice of the General Office of the People’s Government of Shandong Province on Issuing the Implementation Programme of Shandong Province for Building a Digital Government (2019–2022)',
  '《河南省人民政府关于印发河南省数字政府建设总体规划(2020-2022年)的通知》':
    'Notice of the People’s Government of Henan Province on Issuing the Master Plan of Henan Province for Building a Digital Government (2020–2022)',
  '《湖北省人民政府关于印发湖北省数字政府建设总体规划(2020-2022年)的通知》':
    'Notice of the People’s Government of Hubei Province on Issuing the Master Plan of Hubei Province for Building a Digital Government (2020–2022)',
  '《广东省人民政府关于印发广东省数字政府改革建设“十四五”规划的通知》':
    'Notice of the People’s Government of Guangdong Province on Issuing the 14th Five-Year Plan of Guangdong Province for the Reform and Building of Digital Government',
  '《广西壮族自治区人民政府办公厅关于印发广西推进数字政府建设三年行动计划(2018-2020年)的通知》':
    'Notice of the General Office of the People’s Government of Guangxi Zhuang Autonomous Region on Issuing the Three-Year Action Plan of Guangxi for Advancing Digital Government (2018–2020)',
  '《四川省人民政府关于印发〈四川省“十四五”数字政府建设规划〉的通知》':
    'Notice of the People’s Government of Sichuan Province on Issuing the 14th Five-Year Plan of Sichuan Province for Building a Digital Government',
  '《陕西省人民政府办公厅关于印发数字政府建设“十四五”规划的通知》':
    'Notice of the General Office of the People’s Government of Shaanxi Province on Issuing the 14th Five-Year Plan for Building a Digital Government',
  '《甘肃省人民政府关于加强数字政府建设的意见》':
    'Opinions of the People’s Government of Gansu Province on Strengthening the Building of Digital Government',
  '《宁夏回族自治区人民政府关于印发宁夏回族自治区数字政府建设行动计划(2021年-2023年)的通知》':
    'Notice of the People’s Government of Ningxia Hui Autonomous Region on Issuing the Action Plan of Ningxia Hui Autonomous Region for Building a Digital Government (2021–2023)',
  '晋政办发(2020)79号': 'Jin Zheng Ban Fa (2020) 79',
  '辽政办发(2021)26号': 'Liao Zheng Ban Fa (2021) 26',
  '吉政数综合(2021)8号': 'Ji Zheng Shu Zong He (2021) 8',
  '苏政办发(2021)61号': 'Su Zheng Ban Fa (2021) 61',
  '浙政发(2021)13号': 'Zhe Zheng Fa (2021) 13',
  '皖政(2020)44号': 'Wan Zheng (2020) 44',
  '鲁政办发(2019)8号': 'Lu Zheng Ban Fa (2019) 8',
  '豫政办(2021)50号': 'Yu Zheng Ban (2021) 50',
  '鄂政发(2020)12号': 'E Zheng Fa (2020) 12',
  '粤府(2021)44号': 'Yue Fu (2021) 44',
  '桂政办发(2018)99号': 'Gui Zheng Ban Fa (2018) 99',
  '川府发(2021)24号': 'Chuan Fu Fa (2021) 24',
  '陕政办发(2021)27号': 'Shaan Zheng Ban Fa (2021) 27',
  '甘政发(2021)69号': 'Gan Zheng Fa (2021) 69',
  '宁政发(2021)11号': 'Ning Zheng Fa (2021) 11',
};
