//! Figures of the page, for the README: `cargo test --release --test web speed -- --ignored --nocapture`.

use crate::browser::{Browser, browser};
use crate::harness::Folder;
use crate::harness::sheets::workbook;
use crate::serving::Serving;
use std::path::PathBuf;

/// A workbook of so many tasks.
fn tasks(count: usize) -> Vec<u8> {
    let numbers: Vec<String> = (1..=count).map(|n| format!("#{n}")).collect();
    let head = vec!["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm"];
    let row = |n| {
        vec![
            n,
            "Rà soát, bổ sung hạ tầng số của các thôn trên địa bàn xã",
            "Phòng Kinh tế",
            "Các thôn",
            "Quý I/2026",
            "Báo cáo",
        ]
    };
    let mut rows: Vec<Vec<&str>> = vec![head];
    rows.extend(numbers.iter().map(|n| row(&**n)));
    let rows: Vec<&[&str]> = rows.iter().map(|r| &r[..]).collect();
    workbook(&[("Việc", &rows)])
}

/// Milliseconds from the moment files are given to the first page on the screen.
fn first_page(name: &str, bytes: Vec<u8>) -> Option<f64> {
    let folder = Folder::new();
    let browser = browser(&folder, "speed")?;
    let serving = Serving::start(&folder, &[]);
    browser.open(&serving.address);
    let path: PathBuf = folder.0.join(name);
    std::fs::write(&path, bytes).expect("a file");
    browser.js(
        "document.getElementById('o-tep').addEventListener('change', () => { window.t0 = performance.now(); }, true)",
    );
    browser.give(&[path]);
    Some(drawn(&browser))
}

/// Milliseconds from `t0` to the first page drawn after it.
fn drawn(browser: &Browser) -> f64 {
    let mark = "performance.getEntriesByType('mark').find(m => m.name.startsWith('trang-') && m.startTime > window.t0)";
    let time = browser.wait(&format!("{mark}?.startTime - window.t0"));
    time.as_f64().expect("milliseconds")
}

/// Milliseconds from a letter typed in the form to the page that shows it, of a document of ten pages; the middle of nine.
fn typed() -> Option<f64> {
    let folder = Folder::new();
    let browser = browser(&folder, "speed")?;
    let serving = Serving::start(&folder, &[]);
    browser.open(&serving.address);
    let paragraph = "Các đơn vị rà soát, tổng hợp kết quả thực hiện nhiệm vụ được giao, báo cáo Ủy ban nhân dân xã trước ngày 25 hằng tháng. ".repeat(4);
    let body: Vec<String> = (0..55).map(|_| format!("{paragraph:?}")).collect();
    let plan = format!(r#"{{"loai": "ke-hoach", "trich_yeu": "Thử", "luu": "VT", "noi_dung": [{}]}}"#, body.join(","));
    let path = folder.0.join("a.json");
    std::fs::write(&path, plan).expect("a file");
    browser.give(&[path]);
    browser.wait("document.querySelector('.trang img')");
    let pages = browser.js("return Number(document.getElementById('tong-trang').textContent)");
    println!("pages: {pages}");
    browser.click("#the-du-kien");
    browser.wait("document.getElementById('dk-so')");
    let mut times: Vec<f64> = (1..10)
        .map(|n| {
            std::thread::sleep(std::time::Duration::from_millis(400));
            browser.js(&format!(
                "const o = document.getElementById('dk-so'); o.focus(); o.value = '{n}'; window.t0 = performance.now(); \
                 o.dispatchEvent(new Event('input'))"
            ));
            drawn(&browser)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    Some(times[times.len() / 2])
}

#[test]
#[ignore = "figures, not a test: run it in release on a machine that does nothing else"]
fn speed_of_the_page() {
    for (what, count) in [("25 tasks", 25), ("1,000 rows", 1000)] {
        if let Some(time) = first_page("bảng.xlsx", tasks(count)) {
            println!("first page, {what}: {time:.0} ms");
        }
    }
    if let Some(time) = typed() {
        println!("a typed fact on ten pages: {time:.0} ms");
    }
    let folder = Folder::new();
    let serving = Serving::start(&folder, &[]);
    serving.cookie();
    if let Some(memory) = serving.memory() {
        println!("idle memory: {memory} kB");
    }
}
