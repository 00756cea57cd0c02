//! The 29 kinds of văn bản hành chính (Điều 7) and their abbreviations (Phụ lục III, mục I); those of the Party, which has
//! some of them and a few of its own.

use crate::standard::Profile;

/// Tên loại văn bản.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum DocumentType {
    /// Nghị quyết.
    Resolution,
    /// Quyết định.
    Decision,
    /// Chỉ thị.
    Directive,
    /// Quy chế.
    Regulation,
    /// Quy định.
    Rule,
    /// Thông cáo.
    Communique,
    /// Thông báo.
    Announcement,
    /// Hướng dẫn.
    Guidance,
    /// Chương trình.
    Programme,
    /// Kế hoạch.
    #[default]
    Plan,
    /// Phương án.
    Scheme,
    /// Đề án.
    Project,
    /// Dự án.
    Undertaking,
    /// Báo cáo.
    Report,
    /// Biên bản.
    Minutes,
    /// Tờ trình.
    Submission,
    /// Hợp đồng.
    Contract,
    /// Công điện.
    Telegram,
    /// Bản ghi nhớ.
    Memorandum,
    /// Bản thỏa thuận.
    Agreement,
    /// Giấy ủy quyền.
    Authorization,
    /// Giấy mời.
    Invitation,
    /// Giấy giới thiệu.
    Introduction,
    /// Giấy nghỉ phép.
    LeavePermit,
    /// Phiếu gửi.
    SendingNote,
    /// Phiếu chuyển.
    TransferNote,
    /// Phiếu báo.
    NoticeNote,
    /// Công văn.
    OfficialLetter,
    /// Thư công.
    PublicLetter,
    /// Kết luận, of the Party.
    Conclusion,
    /// Thông tri, of the Party.
    PartyCircular,
    /// Quy hoạch, of the Party.
    MasterPlan,
}

use DocumentType as T;

/// The first so many are those of Điều 7.
const ADMINISTRATIVE: usize = 29;

/// Type, title as printed, abbreviation in the ký hiệu (none for công văn and thư công), and the key users type.
const ALL: [(DocumentType, &str, Option<&str>, &str); 32] = [
    (T::Resolution, "NGHỊ QUYẾT", Some("NQ"), "nghi-quyet"),
    (T::Decision, "QUYẾT ĐỊNH", Some("QĐ"), "quyet-dinh"),
    (T::Directive, "CHỈ THỊ", Some("CT"), "chi-thi"),
    (T::Regulation, "QUY CHẾ", Some("QC"), "quy-che"),
    (T::Rule, "QUY ĐỊNH", Some("QyĐ"), "quy-dinh"),
    (T::Communique, "THÔNG CÁO", Some("TC"), "thong-cao"),
    (T::Announcement, "THÔNG BÁO", Some("TB"), "thong-bao"),
    (T::Guidance, "HƯỚNG DẪN", Some("HD"), "huong-dan"),
    (T::Programme, "CHƯƠNG TRÌNH", Some("CTr"), "chuong-trinh"),
    (T::Plan, "KẾ HOẠCH", Some("KH"), "ke-hoach"),
    (T::Scheme, "PHƯƠNG ÁN", Some("PA"), "phuong-an"),
    (T::Project, "ĐỀ ÁN", Some("ĐA"), "de-an"),
    (T::Undertaking, "DỰ ÁN", Some("DA"), "du-an"),
    (T::Report, "BÁO CÁO", Some("BC"), "bao-cao"),
    (T::Minutes, "BIÊN BẢN", Some("BB"), "bien-ban"),
    (T::Submission, "TỜ TRÌNH", Some("TTr"), "to-trinh"),
    (T::Contract, "HỢP ĐỒNG", Some("HĐ"), "hop-dong"),
    (T::Telegram, "CÔNG ĐIỆN", Some("CĐ"), "cong-dien"),
    (T::Memorandum, "BẢN GHI NHỚ", Some("BGN"), "ban-ghi-nho"),
    (T::Agreement, "BẢN THỎA THUẬN", Some("BTT"), "ban-thoa-thuan"),
    (T::Authorization, "GIẤY ỦY QUYỀN", Some("GUQ"), "giay-uy-quyen"),
    (T::Invitation, "GIẤY MỜI", Some("GM"), "giay-moi"),
    (T::Introduction, "GIẤY GIỚI THIỆU", Some("GGT"), "giay-gioi-thieu"),
    (T::LeavePermit, "GIẤY NGHỈ PHÉP", Some("GNP"), "giay-nghi-phep"),
    (T::SendingNote, "PHIẾU GỬI", Some("PG"), "phieu-gui"),
    (T::TransferNote, "PHIẾU CHUYỂN", Some("PC"), "phieu-chuyen"),
    (T::NoticeNote, "PHIẾU BÁO", Some("PB"), "phieu-bao"),
    (T::OfficialLetter, "CÔNG VĂN", None, "cong-van"),
    (T::PublicLetter, "THƯ CÔNG", None, "thu-cong"),
    (T::Conclusion, "KẾT LUẬN", Some("KL"), "ket-luan"),
    (T::PartyCircular, "THÔNG TRI", Some("TT"), "thong-tri"),
    (T::MasterPlan, "QUY HOẠCH", Some("QH"), "quy-hoach"),
];

/// The types of documents of the Party.
const PARTY: [DocumentType; 19] = [
    T::Resolution,
    T::Decision,
    T::Directive,
    T::Conclusion,
    T::Regulation,
    T::Rule,
    T::PartyCircular,
    T::Guidance,
    T::Announcement,
    T::Report,
    T::Plan,
    T::MasterPlan,
    T::Programme,
    T::Project,
    T::Scheme,
    T::Undertaking,
    T::Submission,
    T::OfficialLetter,
    T::Minutes,
];

impl DocumentType {
    /// Every type of a văn bản hành chính, in the order of Điều 7.
    pub fn all() -> impl Iterator<Item = DocumentType> {
        Self::of(Profile::Administrative)
    }

    /// Every type that a profile has.
    pub fn of(profile: Profile) -> impl Iterator<Item = DocumentType> {
        let administrative = profile == Profile::Administrative;
        let first = ALL.iter().take(if administrative { ADMINISTRATIVE } else { 0 }).map(|r| r.0);
        first.chain(PARTY.iter().copied().filter(move |_| profile == Profile::Party))
    }

    /// Whether a profile has it.
    pub fn is_of(self, profile: Profile) -> bool {
        Self::of(profile).any(|kind| kind == self)
    }

    /// Every type of any profile.
    pub fn every() -> impl Iterator<Item = DocumentType> {
        ALL.iter().map(|r| r.0)
    }

    fn row(self) -> &'static (DocumentType, &'static str, Option<&'static str>, &'static str) {
        // ALL is in the order of the enum; a test holds it so.
        &ALL[self as usize]
    }

    /// `KẾ HOẠCH`, as printed.
    pub fn title(self) -> &'static str {
        self.row().1
    }

    /// `KH`; of a văn bản hành chính none for công văn and thư công (Phụ lục III, mục I). Quyết định and quy định of the
    /// Party are written alike.
    pub fn abbreviation(self, profile: Profile) -> Option<&'static str> {
        match (profile, self) {
            (Profile::Party, T::OfficialLetter) => Some("CV"),
            (Profile::Party, T::Rule) => T::Decision.row().2,
            _ => self.row().2,
        }
    }

    /// The words before the places that a document is sent to for action.
    pub fn address(self, profile: Profile) -> &'static str {
        match (profile, self) {
            (Profile::Party, T::Submission) => "Kính trình",
            _ => "Kính gửi",
        }
    }

    /// `ke-hoach`: the key of the `loai` field and of `--loai`.
    pub fn key(self) -> &'static str {
        self.row().3
    }

    /// The type of a key (`ke-hoach`, also `ke_hoach`).
    pub fn from_key(key: &str) -> Option<DocumentType> {
        let key = key.trim().to_lowercase().replace(['_', ' '], "-");
        ALL.iter().find(|r| r.3 == key).map(|r| r.0)
    }

    /// The type of a văn bản hành chính whose printed title these words are, whatever their case.
    pub fn from_title(words: &str) -> Option<DocumentType> {
        let upper = words.trim().to_uppercase();
        Self::all().find(|kind| kind.title() == upper)
    }

    /// The type of an abbreviation (`KH`), letter case respected (`QyĐ`).
    pub fn from_abbreviation(profile: Profile, abbreviation: &str) -> Option<DocumentType> {
        Self::of(profile).find(|kind| kind.abbreviation(profile) == Some(abbreviation))
    }

    /// Whether the type name is printed in the middle of the page (all but công văn and thư công).
    pub fn has_title(self) -> bool {
        !matches!(self, T::OfficialLetter | T::PublicLetter)
    }

    /// Whether `Kính gửi` may stand in it (Phụ lục I, II.9: công văn, tờ trình, báo cáo to a superior).
    pub fn may_have_addressees(self) -> bool {
        matches!(self, T::OfficialLetter | T::Submission | T::Report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (i, row) in ALL.iter().enumerate() {
            assert_eq!(row.0 as usize, i);
            assert_eq!(DocumentType::from_key(row.3), Some(row.0));
            assert_eq!(DocumentType::from_title(row.1).is_some(), i < ADMINISTRATIVE);
        }
        assert_eq!(DocumentType::all().count(), ADMINISTRATIVE);
    }

    #[test]
    fn the_party_has_types_of_its_own_and_one_abbreviation_for_two() {
        let of = |kind: DocumentType| kind.abbreviation(Profile::Party);
        assert_eq!((of(T::Rule), of(T::Decision), of(T::OfficialLetter)), (Some("QĐ"), Some("QĐ"), Some("CV")));
        assert_eq!(DocumentType::from_abbreviation(Profile::Party, "QĐ"), Some(T::Decision));
        assert_eq!(DocumentType::from_abbreviation(Profile::Administrative, "KL"), None);
        assert!(T::Conclusion.is_of(Profile::Party) && !T::Conclusion.is_of(Profile::Administrative));
        assert!(!T::Telegram.is_of(Profile::Party));
        assert_eq!(DocumentType::of(Profile::Party).count(), PARTY.len());
    }
}
