/**
 * What may stand in an element and in which order, read off the sequences of ECMA-376 parts 1 and 4 (transitional). `|` joins what may be mixed at one
 * place, `*` lets a place repeat. Elements that aren't named here are free: theirs is a choice, or nothing of ours makes them.
 */
const run =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange';
const paragraph =
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange';
const sides = 'top left|start bottom right|end';
const series = 'idx order tx spPr';
const axis =
  'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses|crossesAt';
const marks = 'bookmarkStart|bookmarkEnd|proofErr|permStart|permEnd|ins|del|moveFrom|moveTo';

export const elementOrders: Readonly<Record<string, string>> = {
  'w:pPr': paragraph,
  'w:rPr': run,
  'w:pBdr': 'top left bottom right between bar',
  'w:tbl': `${marks}* tblPr tblGrid tr|sdt|customXml|${marks}*`,
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
  'w:tblBorders': `${sides} insideH insideV`,
  'w:tblCellMar': sides,
  'w:tr': `tblPrEx trPr tc|sdt|customXml|${marks}*`,
  'w:tc': `tcPr p|tbl|sdt|customXml|${marks}*`,
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns|cellDel|cellMerge tcPrChange',
  'w:tcBorders': `${sides} insideH insideV tl2br tr2bl`,
  'w:tcMar': sides,
  'w:trPr':
    'cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden* ins del trPrChange',
  'w:sectPr':
    'headerReference|footerReference* footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
  'w:sdt': 'sdtPr sdtEndPr sdtContent',
  'w:sdtPr':
    'rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation|comboBox|date|docPartObj|docPartList|dropDownList|picture|richText|text|citation|group|bibliography',
  'w:docPartObj': 'docPartGallery docPartCategory docPartUnique',
  'w:body': `p|tbl|sdt|customXml|altChunk|${marks}* sectPr`,
  'w:p': `pPr r|hyperlink|fldSimple|sdt|smartTag|customXml|${marks}|commentRangeStart|commentRangeEnd|subDoc|dir|bdo|oMath|oMathPara*`,
  'w:r':
    'rPr t|tab|br|cr|fldChar|instrText|drawing|pict|object|sym|noBreakHyphen|softHyphen|footnoteReference|endnoteReference|footnoteRef|endnoteRef|separator|continuationSeparator|commentReference|annotationRef|delText|delInstrText|ptab|lastRenderedPageBreak|pgNum|ruby|AlternateContent*',
  'w:hyperlink': `r|fldSimple|sdt|hyperlink|${marks}*`,
  'w:fldSimple': `fldData r|hyperlink|fldSimple|sdt|${marks}*`,
  'w:styles': 'docDefaults latentStyles style*',
  'w:docDefaults': 'rPrDefault pPrDefault',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*',
  'w:numbering': 'numPicBullet* abstractNum* num* numIdMacAtCleanup',
  'w:abstractNum': 'nsid multiLevelType tmpl name styleLink numStyleLink lvl*',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:num': 'abstractNumId lvlOverride*',
  'wp:inline': 'extent effectExtent docPr cNvGraphicFramePr graphic',
  'wp:anchor':
    'simplePos positionH positionV extent effectExtent wrapNone|wrapSquare|wrapTight|wrapThrough|wrapTopAndBottom docPr cNvGraphicFramePr graphic',
  'pic:pic': 'nvPicPr blipFill spPr',
  'x:workbook':
    'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr* webPublishObjects extLst',
  'x:worksheet':
    'sheetPr dimension sheetViews sheetFormatPr cols* sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting* dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst',
  'x:sheetPr': 'tabColor outlinePr pageSetUpPr',
  'x:sheetView': 'pane selection* pivotSelection* extLst',
  'x:row': 'c* extLst',
  'x:c': 'f v is extLst',
  'x:is': 't r* rPh* phoneticPr',
  'x:si': 't r* rPh* phoneticPr',
  'x:r': 'rPr t',
  'x:conditionalFormatting': 'cfRule* extLst',
  'x:cfRule': 'formula* colorScale dataBar iconSet extLst',
  'x:dataBar': 'cfvo* color',
  'x:colorScale': 'cfvo* color*',
  'x:dataValidations': 'dataValidation*',
  'x:dataValidation': 'formula1 formula2',
  'x:styleSheet': 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst',
  'x:border': 'start end left right top bottom diagonal vertical horizontal',
  'x:xf': 'alignment protection extLst',
  'x:dxf': 'font numFmt fill alignment border protection extLst',
  'x:comments': 'authors commentList extLst',
  'x:comment': 'text commentPr',
  'xdr:oneCellAnchor': 'from ext sp|grpSp|graphicFrame|cxnSp|pic clientData',
  'xdr:twoCellAnchor': 'from to sp|grpSp|graphicFrame|cxnSp|pic clientData',
  'xdr:pic': 'nvPicPr blipFill spPr style',
  'xdr:graphicFrame': 'nvGraphicFramePr xfrm graphic',
  'c:chartSpace':
    'date1904 lang roundedCorners AlternateContent style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings userShapes extLst',
  'c:chart':
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs showDLblsOverMax extLst',
  'c:plotArea':
    'layout barChart|lineChart|scatterChart|radarChart|areaChart|pieChart* valAx|catAx|dateAx|serAx* dTable spPr extLst',
  'c:barChart': 'barDir grouping varyColors ser* dLbls gapWidth overlap serLines* axId* extLst',
  'c:lineChart': 'grouping varyColors ser* dLbls dropLines hiLowLines upDownBars marker smooth axId* extLst',
  'c:scatterChart': 'scatterStyle varyColors ser* dLbls axId* extLst',
  'c:radarChart': 'radarStyle varyColors ser* dLbls axId* extLst',
  'c:catAx': `${axis} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl extLst`,
  'c:valAx': `${axis} crossBetween majorUnit minorUnit dispUnits extLst`,
  'c:title': 'tx layout overlay spPr txPr extLst',
  'c:legend': 'legendPos legendEntry* layout overlay spPr txPr extLst',
  'c:numRef': 'f numCache extLst',
  'c:strRef': 'f strCache extLst',
  'c:numCache': 'formatCode ptCount pt* extLst',
  'c:strCache': 'ptCount pt* extLst',
  'c:scaling': 'logBase orientation max min',
  // The series of each kind of chart has a sequence of its own; these stand in the order that all of them share.
  'c:ser': `${series} invertIfNegative|marker pictureOptions dPt* dLbls trendline* errBars* cat|xVal val|yVal smooth|shape extLst`,
};

/** Attributes that an element may have, where a program has been seen to write others. */
export const elementAttributes: Readonly<Record<string, string>> = {
  'x:c': 'r s t cm vm ph',
  'x:row': 'r spans s customFormat ht hidden customHeight outlineLevel collapsed thickTop thickBot ph',
  'x:col': 'min max width style hidden bestFit customWidth phonetic outlineLevel collapsed',
  'xdr:oneCellAnchor': '',
  'xdr:twoCellAnchor': 'editAs',
  'x:dataValidation':
    'type errorStyle imeMode operator allowBlank showDropDown showInputMessage showErrorMessage errorTitle error promptTitle prompt sqref',
};
