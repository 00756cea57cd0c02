//! Real files of offices, which are not part of the project: `cargo test --test workbook -- --ignored` where they lie beside it.

use super::dump::{cell, lines};
use std::path::{Path, PathBuf};
use vanthu::diagnostic::Diagnostics;
use vanthu::sheet::workbook;
use vanthu::sheet::{Value, Workbook};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/realdata")
}

fn read(folder: &Path, file: &str) -> (Workbook, Vec<String>) {
    let bytes = std::fs::read(folder.join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
    let mut d = Diagnostics::new();
    let found = workbook(&bytes, file, &mut d);
    assert!(!d.has_errors(), "{file}: {:#?}", lines(&d));
    (found.unwrap_or_else(|| panic!("{file} không đọc được")), lines(&d))
}

/// Rows with content, cells with content, merged areas of each sheet, counted with openpyxl, xlrd and python's csv.
/// (Two areas of the sheet «Muoi» lie in one row beyond its last filled column: clipped, they are single cells.)
type Counts = &'static [(usize, usize, usize)];

const FILES: &[(&str, Counts)] = &[
    (
        "bhxh_bcthangpl_template.xlsx",
        &[(5, 13, 2), (3, 13, 1), (3, 13, 1), (5, 22, 6), (4, 25, 9), (3, 10, 1), (5, 22, 6), (3, 11, 1), (4, 33, 11)],
    ),
    (
        "bhxh_phu_luc_bao_cao_thang_11_2024.xlsx",
        &[
            (27, 123, 1),
            (10, 35, 4),
            (10, 35, 4),
            (71, 750, 1),
            (69, 749, 0),
            (178, 1247, 6),
            (174, 1203, 0),
            (21, 179, 1),
            (174, 1554, 8),
        ],
    ),
    ("dtnn_chi_tieu_ke_hoach_nam_import.xlsx", &[(6, 73, 36), (5, 35, 20), (20, 177, 19)]),
    ("hanoi_kh38_pl01_nhiem_vu.xlsx", &[(180, 1467, 2)]),
    ("nhnn_tt35_A00014.xlsx", &[(37, 106, 9)]),
    ("nhnn_tt35_G_CR_044.xlsx", &[(46, 166, 27)]),
    ("techber_tong_hop_ke_hoach_thanh_toan.xlsx", &[(4, 50, 11)]),
    ("bhxh_dm_benh_yhct.xls", &[(4483, 43505, 1)]),
    ("nq03_cp_2025_pl1_chi_tieu.csv", &[(60, 290, 0)]),
    ("nq57_theo_doi_tien_do_t5_2025.csv", &[(44, 277, 0)]),
];

#[test]
#[ignore = "reads real files in ../shared"]
fn real_files_hold_what_other_readers_find() {
    let folder = folder();
    for (file, sheets) in FILES {
        let (workbook, _) = read(&folder, file);
        let found: Vec<_> = workbook
            .sheets
            .iter()
            .map(|s| (s.rows.len(), s.rows.iter().map(|r| r.cells.len()).sum::<usize>(), s.merges.len()))
            .collect();
        assert_eq!(found, *sheets, "{file}");
    }
}

#[test]
#[ignore = "reads real files in ../shared"]
fn facts_of_real_files() {
    let folder = folder();
    let (workbook, _) = read(&folder, "hanoi_kh38_pl01_nhiem_vu.xlsx");
    let sheet = &workbook.sheets[0];
    let cells = || sheet.rows.iter().flat_map(|r| &r.cells);
    assert_eq!(cells().filter(|c| matches!(c.value, Value::Date(_))).count(), 27);
    assert_eq!(cells().filter(|c| c.text.words().contains('\n')).count(), 157);
    assert_eq!(cells().map(|c| c.text.words().chars().count()).max(), Some(1475));
    assert!(cell(sheet, "A2").is_some_and(|c| c.style.bold && c.style.bordered));
    let dates =
        |test: fn(&str) -> bool| cells().filter(|c| matches!(c.value, Value::Date(_)) && test(&c.text.words())).count();
    assert_eq!(dates(|t| t.len() == 10 && t.as_bytes()[2] == b'/'), 19);
    assert_eq!(dates(|t| t.starts_with("Tháng ")), 8);
    let (workbook, _) = read(&folder, "techber_tong_hop_ke_hoach_thanh_toan.xlsx");
    let hidden: Vec<u32> = (3..=14).chain(16..=27).chain(29..=40).collect();
    assert_eq!(workbook.sheets[0].hidden_columns, hidden);
    let (workbook, _) = read(&folder, "nq57_theo_doi_tien_do_t5_2025.csv");
    assert!(workbook.sheets[0].rows.iter().skip(1).all(|r| r.cells.len() <= 7));
    let (workbook, _) = read(&folder, "bhxh_dm_benh_yhct.xls");
    assert!(workbook.sheets[0].rows.iter().flat_map(|r| &r.cells).any(|c| c.style.bold));
}
