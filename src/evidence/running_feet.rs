//! Lines that stand at the foot of each sheet of a document that was printed.

use crate::block::Block;
use crate::starts::Beginnings;

/// With what the line begins that leads from each sheet of a broker's research to what is stated behind the
/// text, and what it leads to.
const LEADS: [&str; 10] = [
    "敬請參閱",
    "敬请参阅",
    "敬请阅读",
    "請務必",
    "請參閱",
    "请仔细阅读",
    "请务必",
    "请参阅",
    "请通过合法途径",
    "请阅读最后",
];
static MAY_LEAD: Beginnings = Beginnings::new(&LEADS);
const LEADS_TO: [&str; 6] = ["声明", "披露", "条款", "研究报告", "聲明", "說明"];

/// How long such a line is, in bytes.
const FEET: std::ops::RangeInclusive<usize> = 24..=120;

/// Whether a line is such a foot, with or without the number of the sheet: `P.2 请务必阅读正文之后的免责声明`.
pub(crate) fn is_running_foot(block: Block<'_>) -> bool {
    if !FEET.contains(&block.bytes()) || block.features().cjk() == 0 {
        return false;
    }
    let text = block.text();
    let begin = text.bytes().position(|byte| !byte.is_ascii());
    let text = begin.and_then(|at| text.get(at..)).unwrap_or_default();
    MAY_LEAD.may_begin(text)
        && LEADS.iter().any(|lead| text.starts_with(lead))
        && LEADS_TO.iter().any(|word| text.contains(word))
}
