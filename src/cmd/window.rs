//! The window that Windows opens for a program that is double-clicked, or that files are dropped on: it closes with the
//! program, before anyone has read a word.

/// Waits for Enter where the window was opened for this program alone; elsewhere does nothing.
pub fn hold() {
    #[cfg(windows)]
    {
        use std::io::IsTerminal;
        if sharing() == 1 && std::io::stdin().is_terminal() && std::io::stdout().is_terminal() {
            super::report::say("\nNhấn Enter để đóng cửa sổ này…");
            let _ = std::io::stdin().read_line(&mut String::new());
        }
    }
}

/// How many programs live in this console; a window that a shell was opened in has at least two.
#[cfg(windows)]
pub fn sharing() -> u32 {
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetConsoleProcessList(list: *mut u32, count: u32) -> u32;
    }
    let mut list = [0; 2];
    // SAFETY: the list has room for as many numbers as is said.
    unsafe { GetConsoleProcessList(list.as_mut_ptr(), 2) }
}
