//! One empty signature field.

use std::fmt;

/// Why the field could not be added.
#[derive(Debug)]
pub struct SignError(pub String);

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Adds the field (to come).
pub fn add_signature_field(_pdf: &[u8]) -> Result<Vec<u8>, SignError> {
    Err(SignError(String::new()))
}
