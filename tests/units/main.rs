//! Units: tables of spellings with what each means, and the roll that a plan and its progress make.

#[path = "../support/dice.rs"]
mod dice;

use dice::Dice;
use vanthu::diagnostic::{Diagnostics, Place};
use vanthu::plan::units::{Match, Named, Registry, Roll};
use vanthu::plan::{Agency, Lines, UnitData, UnitGroupData};
use vanthu::read;

fn agency() -> Agency {
    let mut d = Diagnostics::new();
    let agency = read::agency_toml(include_bytes!("co-quan.toml"), &mut d);
    assert!(d.is_empty(), "{d:?}");
    agency.expect("no error")
}

fn registry() -> Registry {
    Registry::new(&agency())
}

fn cases(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')).map(|line| {
        let (left, right) = line.split_once("=>").unwrap_or_else(|| panic!("no => in {line}"));
        (left.trim().replace("\\n", "\n").replace("\\u{309}", "\u{309}"), right.trim())
    })
}

#[test]
fn every_spelling_means_what_the_table_says() {
    let registry = registry();
    assert!(registry.findings().is_empty(), "{:?}", registry.findings());
    let name = |at: &usize| registry.units()[*at].name.clone();
    let mut wrong = Vec::new();
    for (words, expected) in cases(include_str!("find.txt")) {
        let read = match registry.find(&words) {
            Match::Unit(unit) => name(&unit),
            Match::Group(units) => format!("= {}", units.iter().map(name).collect::<Vec<_>>().join(", ")),
            Match::Near(unit) => format!("~ {}", name(&unit)),
            Match::Unknown => "?".to_owned(),
        };
        if read != expected {
            wrong.push(format!("{words} => {expected}\n    read as {read}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_cell_is_split_as_the_table_says() {
    let (full, none) = (registry(), Registry::default());
    let mut wrong = Vec::new();
    for (cell, expected) in cases(include_str!("split.txt")) {
        let read = match cell.strip_prefix("[trống] ") {
            Some(cell) => none.split(cell),
            None => full.split(&cell),
        }
        .join(" | ");
        if read != expected {
            wrong.push(format!("{cell} => {expected}\n    read as {read}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// No unit of the registry is taken for another one of it.
#[test]
fn each_unit_is_itself() {
    let registry = registry();
    for (at, unit) in registry.units().iter().enumerate() {
        assert_eq!(registry.find(&unit.name), Match::Unit(at), "{}", unit.name);
        assert_eq!(registry.find(&unit.name.to_uppercase()), Match::Unit(at), "{}", unit.name);
        assert_eq!(registry.split(&unit.name), std::slice::from_ref(&unit.name));
    }
}

#[test]
fn what_is_doubtful_in_the_registry_is_said() {
    let unit = |name: &str, short: &str| UnitData { name: name.into(), short: Some(short.into()), aliases: None };
    let agency = Agency {
        units: vec![unit("Sở Nội vụ", "SNV"), unit("Sở Ngoại vụ", "SNV"), unit(" ", ""), unit("Sở Nội Vụ", "")],
        unit_groups: vec![UnitGroupData {
            name: "Các sở".into(),
            aliases: None,
            members: Lines(vec!["Sở Nội vu".into(), "Sở Y tế".into(), "Các sở".into()]),
        }],
        ..Agency::default()
    };
    let registry = Registry::new(&agency);
    let found: Vec<String> = registry.findings().iter().map(|f| format!("{} {}", f.code, f.place)).collect();
    assert_eq!(
        found,
        [
            "don-vi.trung-ten co-quan.toml!don_vi[1]",
            "don-vi.trong co-quan.toml!don_vi[2]",
            "don-vi.trung-ten co-quan.toml!don_vi[3]",
            "don-vi.gan-giong co-quan.toml!nhom_don_vi[0].thanh_vien[0]"
        ]
    );
    // The first keeps the abbreviation; a group that holds itself is no trouble.
    assert_eq!(registry.find("SNV"), Match::Unit(0));
    assert!(matches!(registry.find("các sở"), Match::Group(units) if units.len() == 2));
}

#[test]
fn a_roll_lists_each_unit_once_and_reports_each_spelling_once() {
    let registry = registry();
    let mut roll = Roll::new(&registry);
    let at = |cell: &str| Place::within(format!("Tháng 9!{cell}"));
    let snv = roll.enter("Sở Nội vụ", &at("C5"));
    assert_eq!(roll.enter("SNV", &at("C6")), snv);
    assert_eq!(roll.enter("Sở Nội vu", &at("C7")), snv);
    assert_eq!(roll.enter("Sở Nội vu", &at("C9")), snv);
    let new = roll.enter("Hợp tác xã Bình Minh", &at("C10"));
    assert_eq!(roll.enter("HỢP TÁC XÃ  Bình Minh", &at("C11")), new);
    assert_eq!(roll.enter("hợp tác xã Bi\u{300}nh Minh", &at("C12")), new, "NFD is the same word");
    assert_ne!(roll.enter("Hợp tác xã Bình Ninh", &at("C13")), new);
    let Named::One(new) = new else { panic!("{new:?}") };
    assert_eq!(roll.unit(new), Some(("Hợp tác xã Bình Minh", "", false)));
    assert!(matches!(roll.enter("UBND cấp xã", &at("C14")), Named::Group(units) if units.len() == 5));
    assert!(matches!(roll.enter("Các phòng chuyên môn", &at("C15")), Named::Open(_)));

    let mut found = Diagnostics::new();
    roll.report(&mut found);
    let said: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 4, "{said:#?}");
    assert!(
        said[0].contains("Tháng 9!C7") && said[0].contains("«Sở Nội vu» được hiểu là «Sở Nội vụ» (và ở Tháng 9!C9)")
    );
    assert!(said[1].contains("Tháng 9!C10") && said[1].contains("(và ở Tháng 9!C11, Tháng 9!C12)"), "{}", said[1]);
    assert!(said[2].contains("Hợp tác xã Bình Ninh"));
    assert!(said[3].contains("ghi chú") && said[3].contains("Các phòng chuyên môn"));
}

#[test]
fn without_a_registry_nothing_is_unknown() {
    let registry = Registry::default();
    let mut roll = Roll::new(&registry);
    let one = roll.enter("UBND xã An Hoà", &Place::default());
    assert_eq!(roll.enter("Ủy ban nhân dân xã An Hòa", &Place::default()), one);
    assert_eq!(roll.len(), 1);
    let mut found = Diagnostics::new();
    roll.report(&mut found);
    assert!(found.is_empty());
}

#[test]
fn any_cell_is_split_without_panic() {
    let pieces = [
        "Sở",
        "Nội vụ",
        ",",
        " và ",
        ";",
        "(",
        ")",
        "\n",
        "-",
        "UBND",
        "các ",
        "Ð",
        "ẞ",
        "İ",
        "💡",
        " Phó Giám đốc ",
        "ﬁ",
        ".",
    ];
    let (registry, mut dice) = (registry(), Dice::new(1));
    for _ in 0..5_000 {
        let cell = dice.words(&pieces, 10);
        for unit in registry.split(&cell) {
            assert!(!unit.trim().is_empty());
            let _ = registry.find(&unit);
        }
    }
}

/// An abbreviation of a unit that nobody registered is that unit where its letters prove it, whichever came first, and that
/// is told once.
#[test]
fn letters_prove_an_abbreviation() {
    let none = Registry::default();
    let mut roll = Roll::new(&none);
    let at = |cell: &str| Place::within(cell);
    let full = roll.enter("Sở Thử nghiệm và Mẫu vật", &at("A1"));
    assert_eq!(roll.enter("Sở TN&MV", &at("A2")), full);
    assert_eq!(roll.enter("STNMV", &at("A3")), full);
    assert_eq!(roll.enter("STNMV", &at("A4")), full);
    assert_ne!(roll.enter("SNV", &at("A5")), full);
    let short = roll.enter("SNV", &at("A6"));
    assert_eq!(roll.enter("Sở Nội vụ", &at("A7")), short, "the short form came first");
    assert_eq!(roll.unit(short.units()[0]).map(|u| u.0), Some("Sở Nội vụ"));
    let mut found = Diagnostics::new();
    roll.report(&mut found);
    let told: Vec<&str> = found.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "«Sở TN&MV» và «Sở Thử nghiệm và Mẫu vật» được hiểu là một đơn vị, theo các chữ cái đầu",
            "«STNMV» và «Sở Thử nghiệm và Mẫu vật» được hiểu là một đơn vị, theo các chữ cái đầu (và ở A4)",
            "«SNV» và «Sở Nội vụ» được hiểu là một đơn vị, theo các chữ cái đầu",
        ]
    );
}

/// Two units that the same letters could mean stay apart from them.
#[test]
fn letters_of_two_units_prove_nothing() {
    let none = Registry::default();
    let mut roll = Roll::new(&none);
    let one = roll.enter("Sở Nội vụ", &Place::default());
    let other = roll.enter("Sở Ngoại vụ", &Place::default());
    let short = roll.enter("SNV", &Place::default());
    assert!(short != one && short != other);
    // A name for many says so, whether or not units are listed.
    roll.enter("các địa phương", &Place::within("B2"));
    let mut found = Diagnostics::new();
    roll.report(&mut found);
    assert_eq!(found.iter().map(|f| f.code.name()).collect::<Vec<_>>(), ["don-vi.nhom-la"]);
}

/// Two units with one abbreviation are told of once, in the file in which they are listed.
#[test]
fn a_clash_is_told_once() {
    let toml = "[[don_vi]]\nten = \"Sở Nội vụ\"\nviet_tat = \"SNV\"\n[[don_vi]]\nten = \"Sở Ngoại vụ\"\nviet_tat = \"SNV\"\n\
        ten_khac = [\"SNV\", \"snv\"]\n";
    let mut d = Diagnostics::new();
    let agency = read::agency_toml(toml.as_bytes(), &mut d).expect("agency");
    let registry = Registry::new(&agency);
    let told: Vec<String> = registry.findings().iter().map(|f| format!("{}: {}", f.place, f.message)).collect();
    assert_eq!(told, ["co-quan.toml!don_vi[1]: «SNV» đã là tên gọi của «Sở Nội vụ»"]);
}
