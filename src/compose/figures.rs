//! Figures in templates: `{{ x | so }}`, `{{ x | bang_chu }}`, `{{ tang_giam(…) }}`, `{{ phan_tram(…) }}`.

use crate::vietnamese::{Change, Decimal, Decimals, Figure, Style, Unit};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// What stands for a figure that is missing.
pub(super) const MISSING: &str = "[CẦN BỔ SUNG: số liệu]";

/// The calls this module registers, as a template's author writes them.
pub(super) const CALLS: &str = "tang_giam(nay=…, truoc=…), phan_tram(tu=…, mau=…)";

/// Most decimals that `le` may ask for.
const MOST_DECIMALS: usize = 9;

/// How many figures a template asked for and did not get.
#[derive(Clone, Default)]
pub(super) struct Missing(Arc<AtomicUsize>);

impl Missing {
    pub(super) fn count(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    /// The words, or the visible mark.
    fn or_mark(&self, words: Option<String>) -> String {
        words.unwrap_or_else(|| {
            self.0.fetch_add(1, Ordering::Relaxed);
            MISSING.to_owned()
        })
    }
}

/// Makes the filters and functions known.
pub(super) fn register(tera: &mut Tera) -> Missing {
    let missing = Missing::default();
    let m = missing.clone();
    tera.register_filter("so", move |value: Value, kwargs: Kwargs, _: &State| {
        written(&value, &Given::new("so", &kwargs, &["don_vi", "le", "hai_chu_so"])?).map(|w| m.or_mark(w))
    });
    let m = missing.clone();
    tera.register_filter("bang_chu", move |value: Value, kwargs: Kwargs, _: &State| {
        in_words(&value, &Given::new("bang_chu", &kwargs, &["don_vi", "chan"])?).map(|w| m.or_mark(w))
    });
    let m = missing.clone();
    tera.register_function("tang_giam", move |kwargs: Kwargs, _: &State| {
        let names = ["nay", "truoc", "don_vi", "so_voi", "le", "phan_tram", "hai_chu_so"];
        change(&Given::new("tang_giam", &kwargs, &names)?).map(|w| m.or_mark(w))
    });
    let m = missing.clone();
    tera.register_function("phan_tram", move |kwargs: Kwargs, _: &State| {
        share(&Given::new("phan_tram", &kwargs, &["tu", "mau", "le"])?).map(|w| m.or_mark(w))
    });
    missing
}

/// The parameters of one call; its errors name it.
struct Given<'a> {
    call: &'static str,
    kwargs: &'a Kwargs,
}

impl<'a> Given<'a> {
    fn new(call: &'static str, kwargs: &'a Kwargs, known: &[&str]) -> TeraResult<Self> {
        let given = Given { call, kwargs };
        let mut strange: Vec<&str> =
            kwargs.iter().filter_map(|(key, _)| key.as_str()).filter(|key| !known.contains(key)).collect();
        strange.sort_unstable();
        match strange.first() {
            Some(key) => Err(given.error(&format!("không có tham số «{key}»; các tham số có: {}", known.join(", ")))),
            None => Ok(given),
        }
    }

    fn error(&self, what: &str) -> tera::Error {
        tera::Error::message(format!("{}(): {what}", self.call))
    }

    fn value(&self, key: &'static str) -> TeraResult<Option<&'a Value>> {
        self.kwargs.get::<&Value>(key)
    }

    fn text(&self, key: &'static str) -> TeraResult<&'a str> {
        match self.value(key)? {
            None => Ok(""),
            Some(value) => value.as_str().ok_or_else(|| self.error(&format!("«{key}» phải là chuỗi"))),
        }
    }

    fn flag(&self, key: &'static str, usual: bool) -> TeraResult<bool> {
        match self.value(key)? {
            None => Ok(usual),
            Some(value) => value.as_bool().ok_or_else(|| self.error(&format!("«{key}» phải là true hoặc false"))),
        }
    }

    fn unit(&self) -> TeraResult<Option<Unit>> {
        let words = self.text("don_vi")?;
        match Unit::parse(words) {
            _ if words.trim().is_empty() => Ok(None),
            Some(unit) => Ok(Some(unit)),
            None => Err(self.error(&format!("«{words}» không phải đơn vị"))),
        }
    }

    /// The decimals asked for, or `usual`.
    fn decimals(&self, usual: Decimals) -> TeraResult<Decimals> {
        let Some(value) = self.value("le")? else { return Ok(usual) };
        match value.as_u64().and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= MOST_DECIMALS) {
            Some(n) => Ok(Decimals::Exactly(n)),
            None => Err(self.error(&format!("«le» phải là số nguyên từ 0 đến {MOST_DECIMALS}"))),
        }
    }

    /// A number as it is, a text as it reads; nothing and blank are a figure that is missing.
    fn figure(&self, value: &Value) -> TeraResult<Figure> {
        let bare = |amount| Figure::new(amount, Unit::Bare);
        if value.is_none() {
            Ok(Figure::default())
        } else if let Some(number) = value.as_i128().filter(|_| !value.is_f64()) {
            Ok(bare(Decimal::from(number)))
        } else if let Some(number) = value.as_f64() {
            Ok(if number.is_finite() { bare(Decimal::new(number)) } else { Figure::default() })
        } else if let Some(text) = value.as_str() {
            Figure::parse(text).ok_or_else(|| self.error(&format!("«{text}» không phải là một số liệu")))
        } else {
            Err(self.error("chỉ nhận số hoặc chuỗi"))
        }
    }

    fn figure_of(&self, key: &'static str, unit: Option<&Unit>) -> TeraResult<Figure> {
        let value = self.value(key)?.ok_or_else(|| self.error(&format!("thiếu tham số «{key}»")))?;
        self.in_unit(self.figure(value)?, unit)
    }

    fn in_unit(&self, figure: Figure, unit: Option<&Unit>) -> TeraResult<Figure> {
        let Some(unit) = unit else { return Ok(figure) };
        figure.in_unit(unit).ok_or_else(|| self.different(figure.unit.name(), unit.name()))
    }

    fn different(&self, a: &str, b: &str) -> tera::Error {
        self.error(&format!("«{a}» và «{b}» là hai đơn vị khác nhau"))
    }

    /// Both figures known; none when either is missing; an error when they cannot be compared.
    fn comparable(&self, a: &Figure, b: &Figure) -> TeraResult<bool> {
        if a.amount.is_none() || b.amount.is_none() {
            return Ok(false);
        }
        let alike = a.in_unit(&b.unit).is_some() || b.in_unit(&a.unit).is_some();
        if alike { Ok(true) } else { Err(self.different(a.unit.name(), b.unit.name())) }
    }
}

fn written(value: &Value, given: &Given) -> TeraResult<Option<String>> {
    let figure = given.figure(value)?;
    let unit = given.unit()?;
    // Only what is turned into another scale gets decimals that nobody wrote.
    let turned = matches!((&figure.unit, &unit), (Unit::Money(from), Some(Unit::Money(to))) if from != to);
    let decimals = given.decimals(if turned { Decimals::Usual } else { Decimals::AsIs })?;
    let style = Style { decimals, two_digits: given.flag("hai_chu_so", true)? };
    Ok(given.in_unit(figure, unit.as_ref())?.text(style))
}

fn in_words(value: &Value, given: &Given) -> TeraResult<Option<String>> {
    let unit = given.unit()?;
    let figure = given.in_unit(given.figure(value)?, unit.as_ref())?;
    if figure.amount.is_none() {
        return Ok(None);
    }
    let words = figure.in_words_capitalized().ok_or_else(|| given.error("số quá dài để đọc bằng chữ"))?;
    let even = given.flag("chan", false)? && matches!(figure.unit, Unit::Money(_));
    Ok(Some(if even { format!("{words} chẵn") } else { words }))
}

fn change(given: &Given) -> TeraResult<Option<String>> {
    let unit = given.unit()?;
    let now = given.figure_of("nay", unit.as_ref())?;
    let before = given.figure_of("truoc", unit.as_ref())?;
    let than = given.text("so_voi")?;
    let relative = given.flag("phan_tram", false)?;
    let decimals = given.decimals(Decimals::Usual)?;
    let style = Style { decimals, two_digits: given.flag("hai_chu_so", false)? };
    if !given.comparable(&now, &before)? {
        return Ok(None);
    }
    if relative && [&now, &before].iter().any(|f| matches!(f.unit, Unit::Percent | Unit::Points)) {
        return Err(given.error("hai tỷ lệ so với nhau bằng điểm phần trăm; bỏ «phan_tram»"));
    }
    let change = if relative { Change::relative(&now, &before) } else { Change::absolute(&now, &before) };
    Ok(change.map(|change| change.words(than, style)))
}

fn share(given: &Given) -> TeraResult<Option<String>> {
    let part = given.figure_of("tu", None)?;
    let whole = match given.value("mau")? {
        Some(value) => given.figure(value)?,
        None => Figure::new(Decimal::from(1), Unit::Bare),
    };
    let style = Style { decimals: given.decimals(Decimals::Usual)?, ..Style::default() };
    given.comparable(&part, &whole)?;
    Ok(Figure::share(&part, &whole).text(style))
}
