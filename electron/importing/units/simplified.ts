/** Traditional forms that names of provinces, prefectures and their offices hold, beside the simplified ones. */
const pairs =
  '東东廣广寧宁遼辽龍龙蘇苏陝陕肅肃慶庆貴贵雲云內内臺台灣湾門门滬沪濟济鄭郑長长瀋沈陽阳連连鎮镇無无錫锡揚扬溫温紹绍興兴義义廈厦漢汉銀银烏乌魯鲁齊齐區区縣县馬马蕪芜贛赣瓊琼蘭兰綏绥團团產产設设維维爾尔壯壮濱滨魚鱼滄沧灤滦萊莱煙烟濰潍棗枣莊庄澤泽營营開开許许豐丰黃黄岡冈隨随嶽岳張张婁娄關关欽钦賓宾賀贺綿绵樂乐達达資资畢毕節节銅铜麗丽臨临';
const simple = new Map<string, string>();
const letters = [...pairs];
for (let index = 0; index < letters.length; index += 2) simple.set(letters[index] ?? '', letters[index + 1] ?? '');

/** A name in simplified characters: 臺灣 → 台湾, 內蒙古 → 内蒙古. For names of places only; other texts keep their letters. */
export function simplified(name: string): string {
  let plain = '';
  for (const letter of name) plain += simple.get(letter) ?? letter;
  return plain;
}
