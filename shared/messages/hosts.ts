import type { MessageCatalogue } from './catalogue.ts';

/** Failures of the hosts, and the words of the native menu and dialogs. */
export const hostsMessages = {
  HOST_GONE: {
    zh: '与评估工作台的连接已断开。请查看启动它的窗口是否仍在运行，然后用其中打印的地址重新打开本页。',
    en: 'The connection to the workbench is lost. See whether the window that started it still runs, then open this page again by the address printed there.',
  },
  HOST_TOKEN: {
    zh: '这个页面没有本次启动的访问口令。请用启动窗口中打印的完整地址打开。',
    en: 'This page lacks the key of this launch: open it by the whole address printed where the workbench was started.',
  },
  HOST_SENDER: {
    zh: '请求不是来自工作台的界面，已拒绝。',
    en: "The request didn't come from the workbench's own screens and was refused.",
  },
  HOST_NAME: {
    zh: '请求的主机名不是“{expected}”，已拒绝。请用启动窗口中打印的地址打开。',
    en: 'The request names another host than "{expected}" and was refused: use the address printed where the workbench was started.',
  },
  HOST_MESSAGE: {
    zh: '请求的格式不正确：{detail}。请重新打开应用。',
    en: 'The request is not well formed: {detail}. Reopen the app.',
  },
  HOST_NOT_FOUND: { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  HOST_METHOD: { zh: '这个地址不接受 {method} 请求。', en: 'This address does not take {method} requests.' },
  HOST_CONTENT_TYPE: {
    zh: '请求的内容类型应为 {expected}。',
    en: 'The content type of the request must be {expected}.',
  },
  HOST_BODY_TOO_BIG: {
    zh: '请求超过 {limit} 字节的上限，已拒绝。',
    en: 'The request passes the limit of {limit} bytes and was refused.',
  },
  HOST_LENGTH: { zh: '上传时必须注明长度。', en: 'An upload must state its length.' },
  HOST_SLOW: {
    zh: '在 {seconds} 秒内没有收到数据，已中止。请重试。',
    en: 'No data came for {seconds} seconds; the transfer was ended. Try again.',
  },
  HOST_UPLOAD_TOO_BIG: {
    zh: '文件“{name}”有 {size} 字节，超过 {limit} 字节的上限，没有接收。请拆分后再导入。',
    en: 'File "{name}" has {size} bytes, more than the limit of {limit}; it was not taken. Split it and import the parts.',
  },
  HOST_UPLOAD_BROKEN: {
    zh: '文件“{name}”没有传完，已丢弃。请重新选择。',
    en: 'File "{name}" did not arrive whole and was discarded: choose it again.',
  },
  HOST_UPLOADS_FULL: {
    zh: '本次启动接收的文件已超过 {limit} 字节。请重新启动工作台后继续。',
    en: 'The files taken in this launch pass {limit} bytes. Restart the workbench to go on.',
  },
  HOST_FILE_KIND: {
    zh: '不能使用文件“{name}”：只接受 {expected}。',
    en: 'File "{name}" can\'t be used: only {expected} are taken.',
  },
  HOST_NOT_A_FILE: {
    zh: '“{name}”不是磁盘上的文件。请先保存到本机，再拖入或选择它。',
    en: '"{name}" is not a file on this machine: save it first, then drop or choose it.',
  },
  HOST_NO_FOLDER: {
    zh: '不能写入“{path}”：{detail}。请换一个位置。',
    en: '"{path}" can\'t be written: {detail}. Choose another place.',
  },
  HOST_HANDLE: { zh: '所选文件已失效，请重新选择。', en: 'The chosen file is no longer valid: choose it again.' },
  HOST_BROWSER_ONLY: { zh: '这项操作只能在桌面版中使用。', en: 'This is possible in the desktop app only.' },
  HOST_PORT: {
    zh: '端口 {port} 不能使用：{detail}。请换一个端口，或不加 --port。',
    en: "Port {port} can't be used: {detail}. Choose another or leave out --port.",
  },
  SERVICE_ENDED: {
    zh: '后台服务在完成“{operation}”之前结束了。没有做完的操作没有留下任何改动；请稍候再做一次。',
    en: 'The services ended before "{operation}" was done. What was not finished has changed nothing: wait a moment and do it again.',
  },
  SERVICE_RESTARTED: {
    zh: '后台服务意外结束，已重新启动；当时没有打开的项目。没有做完的操作：{count} 项，请再做一次。',
    en: 'The services ended unexpectedly and were started again; no project was open. Operations not finished: {count}; do them again.',
  },
  SERVICE_REOPENED: {
    zh: '后台服务意外结束或没有响应，已重新启动，并重新打开了项目“{project}”。已保存的内容都在。没有做完的操作：{count} 项，没有留下任何改动，请再做一次；还没有确认的导入要重新选择文件。',
    en: 'The services ended unexpectedly or hung; they were started again and project "{project}" was reopened with everything that had been saved. Operations not finished: {count}; they changed nothing, do them again. Choose the files of an unconfirmed import anew.',
  },
  SERVICE_NOT_REOPENED: {
    zh: '后台服务意外结束或没有响应，已重新启动，但项目“{project}”没有能重新打开。已保存的内容在文件里；请在“开始”页再次打开它。',
    en: 'The services ended unexpectedly or hung and were started again, but project "{project}" could not be reopened. What had been saved is in its file: open it again on the start page.',
  },
  HOST_NO_SCREENS: {
    zh: '界面还没有构建。请先运行 npm run build。',
    en: 'The screens are not built yet: run npm run build first.',
  },

  APP_TITLE: { zh: '政务服务能力评估工作台', en: 'Evaluation Workbench' },
  MENU_FILE: { zh: '文件', en: 'File' },
  MENU_NEW: { zh: '新建项目…', en: 'New Project…' },
  MENU_OPEN: { zh: '打开项目…', en: 'Open Project…' },
  MENU_RECENT: { zh: '最近打开', en: 'Open Recent' },
  MENU_NO_RECENT: { zh: '（无）', en: '(none)' },
  MENU_SAMPLE: { zh: '打开示例', en: 'Open the Sample' },
  MENU_IMPORT: { zh: '导入采集表…', en: 'Import Spreadsheets…' },
  MENU_EXPORT: { zh: '导出成果…', en: 'Export…' },
  MENU_SAVE: { zh: '保存', en: 'Save' },
  MENU_SAVE_AS: { zh: '另存为…', en: 'Save As…' },
  MENU_PRINT: { zh: '打印…', en: 'Print…' },
  MENU_RESCUE: { zh: '抢救损坏的项目…', en: 'Rescue a Damaged Project…' },
  MENU_CLOSE_PROJECT: { zh: '关闭项目', en: 'Close Project' },
  MENU_QUIT: { zh: '退出', en: 'Quit' },
  MENU_EDIT: { zh: '编辑', en: 'Edit' },
  MENU_UNDO: { zh: '撤销', en: 'Undo' },
  MENU_REDO: { zh: '重做', en: 'Redo' },
  MENU_CUT: { zh: '剪切', en: 'Cut' },
  MENU_COPY: { zh: '复制', en: 'Copy' },
  MENU_PASTE: { zh: '粘贴', en: 'Paste' },
  MENU_SELECT_ALL: { zh: '全选', en: 'Select All' },
  MENU_FIND: { zh: '查找…', en: 'Find…' },
  MENU_VIEW: { zh: '视图', en: 'View' },
  MENU_LANGUAGE: { zh: 'English', en: '中文' },
  MENU_THEME: { zh: '外观', en: 'Appearance' },
  MENU_THEME_SYSTEM: { zh: '跟随系统', en: 'As the System' },
  MENU_THEME_LIGHT: { zh: '浅色', en: 'Light' },
  MENU_THEME_DARK: { zh: '深色', en: 'Dark' },
  MENU_ZOOM_IN: { zh: '放大', en: 'Zoom In' },
  MENU_ZOOM_OUT: { zh: '缩小', en: 'Zoom Out' },
  MENU_ZOOM_RESET: { zh: '实际大小', en: 'Actual Size' },
  MENU_FULL_SCREEN: { zh: '全屏', en: 'Full Screen' },
  MENU_HELP: { zh: '帮助', en: 'Help' },
  MENU_LOG: { zh: '显示日志', en: 'Show the Log' },
  MENU_ABOUT: { zh: '关于评估工作台', en: 'About the Evaluation Workbench' },

  SCREEN_CRASHED: {
    zh: '界面意外中止（{reason}）。已写入项目的数据没有丢失。',
    en: 'The screens ended unexpectedly ({reason}). What was written to the project is safe.',
  },
  SCREEN_UNRESPONSIVE: {
    zh: '界面没有响应。已写入项目的数据没有丢失。可以继续等待，或重新载入界面。',
    en: 'The screens do not respond. What was written to the project is safe. Wait, or reload the screens.',
  },
  SCREEN_WAIT: { zh: '继续等待', en: 'Wait' },
  MAIN_FAULT: {
    zh: '应用内部出错，错误已写入日志。已写入项目的数据没有丢失。可以继续使用；如果有功能不响应，请退出后重新打开，并把日志交给开发人员。',
    en: 'The app met an error of its own and wrote it to the log. What was written to the project is safe. You can go on; if something no longer responds, quit, open the app again, and give the log to the developers.',
  },
  HOST_PART_ENDED: {
    zh: '系统部件“{part}”意外结束，已自动重新启动，并已写入日志。项目不受影响；如果画面不正常，请退出后重新打开。',
    en: 'The system part "{part}" ended unexpectedly, was started anew and written to the log. The project is not affected; if the screens look wrong, quit and open the app again.',
  },
  FAULT_GO_ON: { zh: '继续', en: 'Go On' },
  SCREEN_RELOAD: { zh: '重新载入', en: 'Reload' },
  OPEN_PROJECT: { zh: '打开项目', en: 'Open a project' },
  OPEN_EARLIER: { zh: '选择往年的项目', en: 'Choose the project of an earlier year' },
  OPEN_DAMAGED: { zh: '选择损坏的项目', en: 'Choose the damaged project' },
  OPEN_SHEETS: { zh: '选择采集表', en: 'Choose spreadsheets' },
  OPEN_BOOK: { zh: '打开计分工作簿', en: 'Open a score book' },
  OPEN_SCENARIO: { zh: '选择情景文件', en: 'Choose a scenario file' },
  OPEN_MAPPING: { zh: '选择列映射文件', en: 'Choose a mapping file' },
  OPEN_EXPORT: { zh: '选择文件', en: 'Choose a file' },
  SAVE_FILE: { zh: '保存为', en: 'Save as' },
  FILES_OF_KIND: { zh: '可用的文件', en: 'Files that can be used' },
} as const satisfies MessageCatalogue;
