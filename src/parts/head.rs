//! The parts above the body.

use super::line::{Home, Item, Line, Lines, Side};
use super::{Head, Part};
use crate::docx::read::model::Align;
use crate::outline::known;
use crate::outline::lines::{is_caps, is_ended, is_rule, label};
use crate::standard::Profile;
use crate::vietnamese::at_most;

/// Items beyond which nobody looks for a letterhead.
const ZONE: usize = 60;

/// Lines of a table that is a letterhead: one with số, V/v and Kính gửi of a dozen places in it.
const MOST_LINES: usize = 40;

/// Characters of an organ's name on one line, and of a line beside the letterhead that is none of its parts.
const LONGEST_NAME: usize = 120;
const LONGEST_ASIDE: usize = 80;

/// Characters of a line of trích yếu, of a căn cứ that quotes a title in full, of a place under `Kính gửi:`, and of one that
/// goes on with a list whose first item stands beside the words.
const LONGEST_SUBJECT: usize = 400;
const LONGEST_BASIS: usize = 900;
const LONGEST_ADDRESSEE: usize = 200;
const LONGEST_BESIDE: usize = 120;

/// Twips of indent from which on a line was pushed to the middle by hand: two and a half centimetres.
const MIDDLE: i32 = 1400;

/// Lines above a letterhead: the number of a form, its circular in brackets over two lines, a mark.
const MOST_ABOVE: usize = 6;

/// What of the head comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Letterhead,
    Title,
    Below,
}

/// Finds the head in `items[..main]`; gives it and the first item of the body.
pub(super) fn find(lines: &Lines<'_>, main: usize) -> (Head, usize) {
    let mut finder = Finder { lines, head: Head::default(), stage: Stage::Letterhead, names: Vec::new() };
    let mut body = 0;
    let above = above_letterhead(lines, main);
    for (i, item) in lines.items.iter().enumerate().take(main.min(ZONE)) {
        let numbers: Vec<usize> = match item {
            Item::Line(at) => vec![*at],
            Item::Table(table) => {
                let inside: Vec<usize> = lines.span(*table).collect();
                if !finder.is_letterhead(&inside) {
                    break;
                }
                inside
            }
        };
        let table = matches!(item, Item::Table(_));
        if i < above && !finder.is_marked(&numbers) {
            finder.head.stray.extend(numbers);
            body = i + 1;
            continue;
        }
        let mut all = true;
        for at in numbers {
            let taken = finder.take(at);
            if !taken && table {
                finder.head.stray.push(at);
            }
            all &= taken || table;
        }
        if !all {
            // What stood above an unknown line of the letterhead is not the head of a văn bản.
            break;
        }
        body = i + 1;
    }
    let mut head = finder.head;
    if head == Head::default() {
        body = 0;
    }
    set_organ(lines, &finder.names, &mut head);
    (head, body)
}

/// Items above a letterhead that is set in a table: `Mẫu số 01`, the name of a form, a stamp of arrival. None where the table
/// does not stand near the top, or what is above it is no line of its own.
fn above_letterhead(lines: &Lines<'_>, main: usize) -> usize {
    let motto = |item: &Item| match item {
        Item::Table(t) => {
            super::ending::inside(lines, *t).any(|l| known::is_motto(&l.upper()) || known::is_party(&l.upper()))
        }
        Item::Line(_) => false,
    };
    let short = |item: &Item| matches!(item, Item::Line(at) if at_most(&lines.all[*at].text, LONGEST_NAME));
    let near = lines.items.get(..main.min(MOST_ABOVE + 1)).unwrap_or_default();
    let found = near.iter().position(motto).unwrap_or(0);
    if near.get(..found).unwrap_or_default().iter().all(short) { found } else { 0 }
}

struct Finder<'l, 's> {
    lines: &'l Lines<'s>,
    head: Head,
    stage: Stage,
    /// Lines in capitals that may be organs' names.
    names: Part,
}

impl Finder<'_, '_> {
    /// A table that holds parts of the letterhead and no more than those.
    fn is_letterhead(&self, inside: &[usize]) -> bool {
        inside.len() <= MOST_LINES
            && (inside.is_empty()
                || inside.iter().any(|at| {
                    let line = &self.lines.all[*at];
                    let upper = line.upper();
                    known::is_motto(&upper)
                        || known::is_party(&upper)
                        || known::date(&line.text).is_some()
                        || known::code(&line.text).is_some()
                        || (self.stage != Stage::Letterhead || self.has_letterhead()) && known::is_addressed(&line.text)
                }))
    }

    /// A line that says by itself what part it is, wherever it stands.
    fn is_marked(&self, numbers: &[usize]) -> bool {
        numbers.iter().any(|at| {
            let upper = self.lines.all[*at].upper();
            known::is_draft(&upper) || known::urgency(&upper).is_some() || known::is_circulation(&upper)
        })
    }

    fn take(&mut self, at: usize) -> bool {
        let line = &self.lines.all[at];
        let upper = line.upper();
        let head = &mut self.head;
        if is_rule(&line.text) || known::is_star(&line.text) {
            head.drawn.push(at);
            return self.stage != Stage::Below;
        }
        if self.stage != Stage::Below {
            let apart = matches!(line.home, Home::Cell { .. }) || line.side != Side::Whole || line.home == Home::Box;
            let part = if upper.starts_with("CỘNG HÒA XÃ HỘI") && known::is_motto(&upper) {
                Some(&mut head.national_name)
            } else if known::is_motto(&upper) {
                Some(&mut head.motto)
            } else if known::is_party(&upper) || known::body_heading(&upper).is_some() && is_right(line) {
                Some(&mut head.party)
            } else if head.code.is_empty() && known::code(&line.text).is_some() {
                Some(&mut head.code)
            } else if head.place_date.is_empty() && known::date(&line.text).is_some() {
                Some(&mut head.place_date)
            } else if head.place_date.is_empty() && apart && !head.motto.is_empty() && known::is_field(&line.text) {
                // `«Ngay_thang»` in the place of the day.
                Some(&mut head.place_date)
            } else if known::is_draft(&upper) {
                Some(&mut head.draft)
            } else if known::urgency(&upper).is_some() {
                Some(&mut head.urgency)
            } else if known::is_circulation(&upper) {
                Some(&mut head.circulation)
            } else if is_letter_subject(&line.text) && head.type_name.is_empty() && head.letter_subject.is_empty() {
                Some(&mut head.letter_subject)
            } else {
                None
            };
            if let Some(part) = part {
                part.push(at);
                return true;
            }
            // A công văn's subject runs on in its cell.
            if let Some(last) = head.letter_subject.last()
                && *last + 1 == at
                && self.lines.all[*last].home == line.home
                && !is_caps(&line.text)
                && apart
            {
                head.letter_subject.push(at);
                return true;
            }
        }
        match self.stage {
            Stage::Letterhead => self.letterhead(at),
            Stage::Title => self.title(at),
            Stage::Below => self.below(at),
        }
    }

    fn letterhead(&mut self, at: usize) -> bool {
        let line = &self.lines.all[at];
        let titled = known::type_name(self.profile(), &line.text).filter(|t| is_caps(&line.shown()) || !t.2.is_empty());
        // Bold capitals under a letterhead are the type, wherever they were set; so is a type's own name.
        let exact = titled.as_ref().is_some_and(|t| t.1.is_none() && t.2.is_empty());
        let under = self.has_letterhead() && line.home == Home::Body && (line.mostly(|f| f.bold) || exact);
        if titled.is_some() && (line.home == Home::Body || self.has_letterhead()) && (is_middle(line) || under) {
            self.head.type_name.push(at);
            self.stage = Stage::Title;
            return true;
        }
        if self.is_addressed(&line.text) || known::is_basis(&line.text) {
            self.stage = Stage::Below;
            return self.below(at);
        }
        if is_caps(&line.shown()) && at_most(&line.text, LONGEST_NAME) && label(&line.text).is_none() {
            // Capitals in the middle below a whole letterhead are a title, whether Điều 7 has it or not.
            let below = line.home == Home::Body && line.side == Side::Whole && self.is_whole();
            let below =
                below || self.has_letterhead() && line.home == Home::Body && known::is_form_title(&line.upper());
            if below && line.paragraph.align == Align::Center && line.mostly(|f| f.bold) {
                self.head.type_name.push(at);
                self.stage = Stage::Title;
                return true;
            }
            self.names.push(at);
            return true;
        }
        // The second line of a name that is not in capitals throughout, a note in brackets.
        let short = at_most(&line.text, LONGEST_ASIDE) && !is_ended(&line.text);
        let beside = matches!(line.home, Home::Cell { .. } | Home::Box) || line.side == Side::Left;
        if beside && short {
            self.head.stray.push(at);
        }
        beside && short
    }

    /// Whose form the letterhead is in, as far as it was read.
    fn profile(&self) -> Profile {
        let first = |part: &Part| part.first().map(|at| &self.lines.all[*at]);
        let party = first(&self.head.party).is_some_and(|l| known::is_party(&l.upper()))
            || self.head.national_name.is_empty()
                && first(&self.head.code).is_some_and(|l| known::is_party_code(&l.text));
        if party { Profile::Party } else { Profile::Administrative }
    }

    /// `Kính gửi:`, and `Kính trình:` of the Party.
    fn is_addressed(&self, text: &str) -> bool {
        known::is_addressed(text) || self.profile() == Profile::Party && known::is_presented(text)
    }

    fn has_letterhead(&self) -> bool {
        !self.head.code.is_empty() || !self.head.national_name.is_empty() || !self.head.party.is_empty()
    }

    /// The letterhead set in two columns is over: number or day, and Quốc hiệu or the Party's heading, are there.
    fn is_whole(&self) -> bool {
        let head = &self.head;
        let right = head.national_name.first().or(head.party.first());
        let apart =
            right.is_some_and(|at| self.lines.all[*at].home != Home::Body || self.lines.all[*at].side != Side::Whole);
        apart && !self.names.is_empty() && (!head.code.is_empty() || !head.place_date.is_empty())
    }

    fn title(&mut self, at: usize) -> bool {
        let line = &self.lines.all[at];
        let words = &line.text;
        if self.is_addressed(words) || known::is_basis(words) {
            self.stage = Stage::Below;
            return self.below(at);
        }
        let short = at_most(words, LONGEST_SUBJECT);
        let decides = self.is_decision();
        if decides && is_caps(&line.shown()) && is_middle(line) && !self.head.subject.is_empty() {
            self.head.issuer.push(at);
            return true;
        }
        let bold = line.mostly(|f| f.bold);
        let first = self.head.subject.is_empty();
        let looks = if is_middle(line) { bold || first } else { bold && first && !is_ended(words) };
        if short && looks && label(words).is_none() && !words.ends_with(':') {
            self.head.subject.push(at);
            return true;
        }
        self.stage = Stage::Below;
        self.below(at)
    }

    fn is_decision(&self) -> bool {
        let name = self.head.type_name.first().map(|at| self.lines.all[*at].upper());
        name.is_some_and(|n| n.starts_with("QUYẾT ĐỊNH") || n.starts_with("NGHỊ QUYẾT"))
    }

    fn below(&mut self, at: usize) -> bool {
        let line = &self.lines.all[at];
        let words = &line.text;
        if self.is_addressed(words) && self.head.addressees.is_empty() {
            self.head.addressees.push(at);
            return true;
        }
        if let Some(last) = self.head.addressees.last()
            && *last + 1 == at
            && self.head.bases.is_empty()
            && self.is_addressee(at)
        {
            self.head.addressees.push(at);
            return true;
        }
        let bare = words.trim_start_matches(['-', '–', ' ']);
        let follows = ["Theo đề nghị ", "Xét ", "Thực hiện ", "Theo "].iter().any(|w| bare.starts_with(w));
        let listed = words.ends_with([';', ',']) || words.ends_with('.') && !words.contains("như sau");
        let basis = known::is_basis(words) || follows && (!self.head.bases.is_empty() || self.is_decision());
        if basis && listed && !words.ends_with("./.") && at_most(words, LONGEST_BASIS) {
            self.head.bases.push(at);
            return true;
        }
        let upper = line.upper();
        if matches!(upper.trim_end_matches([':', ' ']), "QUYẾT ĐỊNH" | "QUYẾT NGHỊ") && !self.head.bases.is_empty()
        {
            self.head.resolves.push(at);
            return true;
        }
        false
    }

    /// An item of the list under `Kính gửi:`.
    fn is_addressee(&self, at: usize) -> bool {
        let line = &self.lines.all[at];
        let first = &self.lines.all[self.head.addressees[0]].text;
        let alone = first.split_once(':').is_some_and(|(_, rest)| !rest.trim().is_empty());
        let dash = line.text.starts_with(['-', '–', '+', '•']);
        let short = at_most(&line.text, LONGEST_ADDRESSEE);
        // The list ends with its full stop, and no căn cứ is one of its places.
        let last = self.head.addressees.iter().skip(1).next_back().map(|at| self.lines.all[*at].text.as_str());
        if known::is_basis(&line.text) || last.is_some_and(|l| l.ends_with('.') && l.starts_with(['-', '–', '+', '•']))
        {
            return false;
        }
        if alone {
            // One place named on the line itself; what follows is a list only when it looks like one.
            return dash && is_ended(&line.text) && at_most(&line.text, LONGEST_BESIDE) && is_middle(line);
        }
        short && !is_opening(&line.text) && (dash || self.head.addressees.len() == 1)
    }
}

fn is_opening(text: &str) -> bool {
    ["Thực hiện ", "Căn cứ ", "Trên cơ sở ", "Ngày ", "Theo ", "Để ", "Qua "].iter().any(|w| text.starts_with(w))
}

fn is_letter_subject(text: &str) -> bool {
    known::is_letter_subject(text) || text.to_lowercase().starts_with("về việc ")
}

fn is_right(line: &Line<'_>) -> bool {
    line.side == Side::Right || line.home == Home::Box || matches!(line.home, Home::Cell { column, .. } if column > 0)
}

/// Set in the middle: centred, or in a box or cell of its own.
fn is_middle(line: &Line<'_>) -> bool {
    line.paragraph.align == Align::Center
        || line.paragraph.indent.left + line.paragraph.indent.first_line > MIDDLE
        || line.home == Home::Box
        || matches!(line.home, Home::Cell { .. })
}

/// Words that open the name of an organ which has another one above it.
const ORGANS: [&str; 28] = [
    "SỞ ",
    "PHÒNG ",
    "BAN QUẢN LÝ",
    "TRUNG TÂM ",
    "CHI CỤC ",
    "CỤC ",
    "TỔNG CỤC ",
    "VIỆN ",
    "TRƯỜNG ",
    "VĂN PHÒNG",
    "THANH TRA ",
    "BỆNH VIỆN ",
    "TRẠM ",
    "HẠT ",
    "ĐỘI ",
    "TỔ ",
    "CÔNG TY ",
    "CHI NHÁNH ",
    "UBND XÃ ",
    "UBND PHƯỜNG ",
    "UBND HUYỆN ",
    "ỦY BAN NHÂN DÂN XÃ ",
    "ỦY BAN NHÂN DÂN PHƯỜNG ",
    "BAN CHỈ ĐẠO ",
    "HỘI ĐỒNG ",
    "NHÀ ",
    "BẢO TÀNG ",
    "KHOA ",
];

/// Words that open the name of an organ which stands above others, and names that stand alone.
fn is_superior(upper: &str) -> bool {
    let whole = [
        "UBND ",
        "ỦY BAN NHÂN DÂN ",
        "BỘ ",
        "SỞ ",
        "CỤC ",
        "TỔNG CỤC ",
        "HUYỆN ",
        "THÀNH PHỐ ",
        "TỔNG CÔNG TY ",
        "ĐẠI HỌC ",
        "TRƯỜNG ",
    ];
    whole.iter().any(|w| upper.strip_prefix(w).is_some_and(|rest| rest.contains(' ')))
}

fn opens_organ(upper: &str) -> bool {
    ORGANS.iter().any(|w| upper.starts_with(w))
}

/// Which lines above the Số line are the superior organ's: those that are not bold; else words that only begin a name.
fn set_organ(lines: &Lines<'_>, names: &[usize], head: &mut Head) {
    // In a letterhead of two columns, what stands in the right one is no organ.
    let right = head.national_name.first().or(head.party.first()).map(|at| &lines.all[*at]);
    let beside = |at: &&usize| match (right.map(|l| (l.home, l.side)), lines.all[**at].home, lines.all[**at].side) {
        (Some((Home::Cell { column, .. }, _)), Home::Cell { column: own, .. }, _) => own != column,
        (Some((_, Side::Right)), _, side) => side != Side::Right,
        _ => true,
    };
    let (names, other): (Vec<&usize>, Vec<&usize>) = names.iter().partition(beside);
    head.stray.extend(other.into_iter().copied());
    let bold = names.iter().position(|at| lines.all[**at].mostly(|f| f.bold));
    let split = match bold {
        Some(at) if at > 0 => at,
        // A superior organ set in bold by mistake: the line below it opens a name of its own.
        Some(_) if names.len() > 1 => {
            let upper = |at: usize| names.get(at).map(|n| lines.all[**n].upper()).unwrap_or_default();
            usize::from(is_superior(&upper(0)) && opens_organ(&upper(1)))
        }
        Some(_) => 0,
        None if names.len() < 2 => 0,
        None => {
            let upper = |at: &usize| lines.all[*at].upper();
            let half = ["ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "HĐND", "BAN CHỈ ĐẠO"]
                .contains(&upper(names[0]).as_str());
            let carried = ["XÃ ", "PHƯỜNG ", "ĐẶC KHU ", "TỈNH ", "THÀNH PHỐ ", "VÀ ", "HUYỆN ", "QUẬN ", "THỊ XÃ "];
            usize::from(!half && !carried.iter().any(|w| upper(names[1]).starts_with(w)))
        }
    };
    head.parent_organ = names.iter().take(split).map(|at| **at).collect();
    head.organ = names.iter().skip(split).map(|at| **at).collect();
}
