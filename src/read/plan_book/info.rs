//! "Thông tin chung": one fact a row, its label on the left.

use super::cells::{Cells, filled, lines, nearest, quoted, typed, words};
use super::places::{PlanCells, key_path};
use crate::diagnostic::{Diagnostics, Place, Severity, code};
use crate::document::DocumentType;
use crate::plan::wording::book::{INFO, Info, InfoRow, is_example, key, type_of, type_words};
use crate::plan::{
    DraftMark, Lines, Numbering, OrientationKey, Plan, ProfileKey, SignatureData, Signatures, TypeKey, UrgencyKey,
    Words, parse_issued_date,
};
use crate::sheet::{SheetCell, SheetRow, Value};
use std::collections::HashMap;

/// Facts that are not fields of the plan itself.
#[derive(Default)]
pub(super) struct Facts {
    pub appendix_title: Option<String>,
    pub orientation: Option<OrientationKey>,
}

/// The row of the form that a label names.
fn known(label: &str) -> Option<&'static InfoRow> {
    let wanted = key(label);
    INFO.iter().find(|r| key(r.label) == wanted || r.also.iter().any(|a| key(a) == wanted))
}

/// How many labels of the form a sheet has.
pub(super) fn labels(cells: &Cells) -> usize {
    cells.rows.iter().filter(|r| r.cells.first().is_some_and(|c| known(&words(c)).is_some())).count()
}

/// Reads the sheet into the plan.
pub(super) fn read(cells: &Cells, plan: &mut Plan, places: &mut PlanCells, d: &mut Diagnostics) -> Facts {
    let mut reader = Reader {
        cells,
        d,
        plan,
        places,
        facts: Facts::default(),
        signature: SignatureData::default(),
        seen: HashMap::new(),
        has_type: false,
    };
    let column = reader.label_column();
    let mut last: Option<&'static InfoRow> = None;
    for (i, row) in cells.rows.iter().enumerate() {
        last = reader.row(row, column, last, i == 0);
    }
    let Reader { signature, has_type, facts, .. } = reader;
    if signature != SignatureData::default() {
        plan.signatures = Some(Signatures::One(Box::new(signature)));
    }
    if !has_type {
        let usual = type_words(DocumentType::default());
        d.add(
            code::THIEU_LOAI,
            cells.place_of_sheet(),
            format!("Chưa chọn loại văn bản; đã coi là {usual}"),
            "chọn ở dòng «Loại văn bản»",
        );
    }
    facts
}

struct Reader<'r, 's> {
    cells: &'r Cells<'s>,
    d: &'r mut Diagnostics,
    plan: &'r mut Plan,
    places: &'r mut PlanCells,
    facts: Facts,
    signature: SignatureData,
    /// Where each fact was first given.
    seen: HashMap<Info, Place>,
    has_type: bool,
}

impl Reader<'_, '_> {
    /// The column with most labels of the form.
    fn label_column(&self) -> u32 {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for cell in self.cells.rows.iter().flat_map(|r| &r.cells) {
            *counts.entry(cell.column).or_default() += usize::from(known(&words(cell)).is_some());
        }
        // The leftmost of equals: hints may name labels too.
        counts.into_iter().max_by_key(|(column, n)| (*n, std::cmp::Reverse(*column))).map_or(0, |(column, _)| column)
    }

    /// Reads a row; gives the fact that rows without a label below it go on with.
    fn row(
        &mut self,
        row: &SheetRow,
        column: u32,
        last: Option<&'static InfoRow>,
        first: bool,
    ) -> Option<&'static InfoRow> {
        let label = filled(row, column);
        let value = filled(row, column + 1).filter(|c| !is_example(&words(c)));
        if first
            && label.is_some_and(|l| known(&words(l)).is_none())
            && value.is_some_and(|v| matches!(&*key(&words(v)), "giatri" | "noidung" | "thongtin"))
        {
            return None;
        }
        let found = label.map(|l| (l, known(&words(l))));
        match (found, value) {
            (Some((_, Some(known))), Some(value)) => {
                self.take(known, row, value, false);
                self.strays(row, column, known);
                return Some(known);
            }
            (Some((_, Some(known))), None) => {
                self.places.fact(key_path(known.info), self.cells.place(row, column + 1).within);
                self.strays(row, column, known);
                return Some(known);
            }
            (None, Some(value)) => match last {
                Some(known) => {
                    self.take(known, row, value, true);
                    return last;
                }
                None => self.unread(row, value),
            },
            (Some((label, None)), value) => {
                let text = words(label);
                let near = nearest(&text, INFO.iter().map(|r| r.label));
                let advice =
                    near.map_or_else(|| "dùng các dòng của biểu mẫu".to_owned(), |near| format!("có phải «{near}»?"));
                let lost =
                    value.map_or_else(String::new, |v| format!("; giá trị {} không được đọc", quoted(&words(v))));
                let message = format!("Không có mục {} trong biểu mẫu{lost}", quoted(&text));
                let place = self.cells.place(row, label.column);
                if value.is_some() || near.is_some() {
                    self.d.add(code::BANG_TINH_MUC_LA, place, message, advice);
                } else {
                    self.d.push(Severity::Note, code::BANG_TINH_MUC_LA, place, message, advice);
                }
                return None;
            }
            (None, None) => {}
        }
        for cell in row.cells.iter().filter(|c| c.column < column || c.column > column + 1) {
            self.unread(row, cell);
        }
        last
    }

    /// Words outside label and value that are not the form's own hint.
    fn strays(&mut self, row: &SheetRow, column: u32, known: &InfoRow) {
        for cell in &row.cells {
            let away = cell.column < column || cell.column > column + 1;
            if away && cell.value != Value::Error && key(&words(cell)) != key(known.hint) {
                self.unread(row, cell);
            }
        }
    }

    fn unread(&mut self, row: &SheetRow, cell: &SheetCell) {
        let text = words(cell);
        if text.is_empty() || is_example(&text) {
            return;
        }
        let message = format!("Chữ {} nằm ngoài cột giá trị, không được đọc", quoted(&text));
        let place = self.cells.place(row, cell.column);
        self.d.add(code::BANG_TINH_O_THUA, place, message, "ghi vào cột «Giá trị», cùng dòng với mục của nó");
    }

    /// A value that is not one of those there may be.
    fn bad(&mut self, place: Place, label: &str, text: &str, advice: &str) {
        let message = format!("«{label}» không nhận giá trị {}", quoted(text));
        self.d.add(code::BANG_TINH_GIA_TRI_SAI, place, message, advice);
    }

    fn take(&mut self, known: &'static InfoRow, row: &SheetRow, cell: &SheetCell, more: bool) {
        let place = self.cells.place(row, cell.column);
        let text = words(cell).into_owned();
        let info = known.info;
        let many = matches!(
            info,
            Info::Organ
                | Info::Addressees
                | Info::Bases
                | Info::Opening
                | Info::Closing
                | Info::Recipients
                | Info::Authority
        );
        if let Some(before) = self.seen.get(&info).filter(|_| !many) {
            let at = before.within.clone().unwrap_or_default();
            let what = if more { "có thêm dòng" } else { "ghi hai lần" };
            let message = format!("«{}» {what}; đã lấy giá trị ở {at}, bỏ {}", known.label, quoted(&text));
            self.d.add(code::BANG_TINH_MUC_LAP, place, message, "giữ lại một");
            return;
        }
        if more && !self.seen.contains_key(&info) && !many {
            // A value one row below its label, whose own cell is blank.
            let message = format!("Giá trị {} nằm dưới dòng của «{}»; đã lấy cho mục này", quoted(&text), known.label);
            self.d.add(code::BANG_TINH_LECH_DONG, place.clone(), message, "ghi cùng dòng với mục");
        }
        if !self.seen.contains_key(&info) {
            self.places.found(key_path(info), place.within.clone());
            self.seen.insert(info, place.clone());
        }
        self.set(known, place, cell, text);
    }

    /// A fact given in words; those that are one of a few go on to [`Self::choose`].
    fn set(&mut self, known: &InfoRow, place: Place, cell: &SheetCell, text: String) {
        let plain = || Some(text.replace('\n', " "));
        match known.info {
            Info::TypeName => self.plan.type_name = plain(),
            Info::ParentOrgan => self.plan.parent_organ = plain(),
            Info::Organ => add(&mut self.plan.organ, plain_lines(&text)),
            Info::OrganName => self.plan.organ_name = plain(),
            Info::Number => self.plan.number = Some(Words(typed(cell))),
            Info::Notation => self.plan.notation = plain(),
            Info::Place => self.plan.place = plain(),
            Info::Date => self.date(place, cell, &text),
            Info::Subject => self.plan.subject = plain(),
            Info::Addressees => add(&mut self.plan.addressees, lines(&text)),
            Info::Bases => add(&mut self.plan.bases, lines(&text)),
            Info::Opening => add(&mut self.plan.opening, plain_lines(&text)),
            Info::Closing => add(&mut self.plan.closing, plain_lines(&text)),
            Info::Recipients => add(&mut self.plan.recipients, lines(&text)),
            Info::Archive => self.plan.archive = plain(),
            Info::Drafter => self.plan.drafter = plain(),
            Info::Copies => self.plan.copies = Some(Words(typed(cell))),
            Info::Authority => add(&mut self.signature.authority, plain_lines(&text)),
            Info::Position => self.signature.position = plain(),
            Info::OtherPosition => self.signature.other_position = plain(),
            Info::FullName => self.signature.full_name = plain(),
            Info::Circulation => self.plan.circulation = plain(),
            Info::AppendixTitle => self.facts.appendix_title = plain(),
            Info::DocType | Info::Urgency | Info::Draft | Info::Numbering | Info::AppendixLayout | Info::Profile => {
                self.choose(known, place, cell, text);
            }
        }
    }

    /// A fact that is one of a few.
    fn choose(&mut self, known: &InfoRow, place: Place, cell: &SheetCell, text: String) {
        match known.info {
            Info::DocType => {
                self.has_type = true;
                match type_of(&text) {
                    Some(kind) => self.plan.doc_type = TypeKey(kind),
                    None => {
                        let names: Vec<String> = DocumentType::every().map(type_words).collect();
                        let advice = match nearest(&text, names.iter().map(String::as_str)) {
                            Some(near) => format!("có phải «{near}»?"),
                            None => "chọn trong danh sách của ô".to_owned(),
                        };
                        self.bad(place, known.label, &text, &advice);
                    }
                }
            }
            Info::Urgency => match &*key(&text) {
                "hoatoc" => self.plan.urgency = Some(UrgencyKey::Immediate),
                "thuongkhan" => self.plan.urgency = Some(UrgencyKey::VeryUrgent),
                "khan" => self.plan.urgency = Some(UrgencyKey::Urgent),
                "khong" | "thuong" | "" => {}
                _ => self.bad(place, known.label, &text, "ghi Khẩn, Thượng khẩn hoặc Hỏa tốc"),
            },
            Info::Draft => {
                self.plan.draft = Some(match (cell.value, &*key(&text)) {
                    (Value::Bool(yes), _) => DraftMark::Flag(yes),
                    (_, "co" | "x" | "dung" | "duthao") => DraftMark::Flag(true),
                    (_, "khong" | "") => DraftMark::Flag(false),
                    _ => DraftMark::Words(text),
                });
            }
            Info::Numbering => match text.trim_end_matches(')').trim_end_matches('.') {
                "a" | "a), b), c" | "A" => self.plan.numbering = Some(Numbering::Letters),
                "1.1" | "1,1" | "1.1., 1.2" => self.plan.numbering = Some(Numbering::Decimal),
                _ => self.bad(place, known.label, &text, "chọn a) hoặc 1.1."),
            },
            Info::AppendixLayout => match &*key(&text) {
                "tudong" => self.facts.orientation = Some(OrientationKey::Auto),
                "doc" => self.facts.orientation = Some(OrientationKey::Portrait),
                "ngang" => self.facts.orientation = Some(OrientationKey::Landscape),
                _ => self.bad(place, known.label, &text, "ghi Tự động, Dọc hoặc Ngang"),
            },
            Info::Profile => match &*key(&text) {
                "hanhchinh" | "vanbanhanhchinh" => self.plan.profile = Some(ProfileKey::Administrative),
                "dang" | "vanbandang" | "vanbancuadang" => self.plan.profile = Some(ProfileKey::Party),
                _ => self.bad(place, known.label, &text, "ghi Hành chính hoặc Đảng"),
            },
            _ => {}
        }
    }

    fn date(&mut self, place: Place, cell: &SheetCell, text: &str) {
        // A real date says which number is the day, whatever its format shows.
        let text = match cell.value {
            Value::Date(date) => date.format("%d/%m/%Y").to_string(),
            _ => text.to_owned(),
        };
        match parse_issued_date(&text) {
            Ok(_) => self.plan.date = Some(text),
            Err(problem) => {
                let (message, advice) = problem.explain(&text);
                self.d.add(code::DU_LIEU_NGAY, place, message, advice);
            }
        }
    }
}

/// Lines as typed, each trimmed.
fn plain_lines(text: &str) -> Lines {
    Lines(text.split('\n').map(|l| l.trim().to_owned()).filter(|l| !l.is_empty()).collect())
}

fn add(to: &mut Option<Lines>, more: Lines) {
    to.get_or_insert_default().0.extend(more.0);
}
