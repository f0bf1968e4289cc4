//! A serde serializer for compact JSON that looks for characters to escape many at a time.
//!
//! Reports are larger than the stories they are about, so that writing them counts. The bytes are those of
//! `serde_json::to_writer`.

use serde::ser::{self, Impossible, Serialize};
use serde_json::Error;

/// Appends JSON to `out`.
pub struct Writer<'o> {
    /// Where it goes.
    pub out: &'o mut Vec<u8>,
}

impl Writer<'_> {
    fn raw(&mut self, json: &str) -> Result<(), Error> {
        self.out.extend_from_slice(json.as_bytes());
        Ok(())
    }

    fn string(&mut self, text: &str) {
        self.out.push(b'"');
        let bytes = text.as_bytes();
        // Where what needs no escape begins that is still to be written.
        let (mut from, mut at) = (0, 0);
        for piece in bytes.chunks(32) {
            let end = at + piece.len();
            if piece.iter().fold(false, |any, &byte| any | is_special(byte)) {
                self.out.extend_from_slice(&bytes[from..at]);
                piece.iter().for_each(|&byte| escape(byte, self.out));
                from = end;
            }
            at = end;
        }
        self.out.extend_from_slice(&bytes[from..]);
        self.out.push(b'"');
    }

    #[inline]
    fn number(&mut self, mut number: u64) {
        const WIDE: usize = 20;
        // Zeros behind the digits, so that a piece of fixed length can be copied.
        let mut digits = [0; WIDE + 8];
        let mut at = WIDE;
        loop {
            at -= 1;
            digits[at] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        match digits[at..].first_chunk::<8>() {
            Some(eight) if WIDE - at <= 8 => {
                self.out.extend_from_slice(eight);
                self.out.truncate(self.out.len() - 8 + (WIDE - at));
            }
            _ => self.out.extend_from_slice(&digits[at..WIDE]),
        }
    }
}

const fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

fn escape(byte: u8, out: &mut Vec<u8>) {
    if !is_special(byte) {
        return out.push(byte);
    }
    match byte {
        b'"' => out.extend_from_slice(b"\\\""),
        b'\\' => out.extend_from_slice(b"\\\\"),
        b'\n' => out.extend_from_slice(b"\\n"),
        b'\r' => out.extend_from_slice(b"\\r"),
        b'\t' => out.extend_from_slice(b"\\t"),
        0x08 => out.extend_from_slice(b"\\b"),
        0x0C => out.extend_from_slice(b"\\f"),
        _ => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
    }
}

macro_rules! numbers {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, number: $type) -> Result<(), Error> {
            self.number(u64::from(number));
            Ok(())
        })*
    };
}

macro_rules! signed_numbers {
    ($($name:ident $type:ty),*) => {
        $(fn $name(self, number: $type) -> Result<(), Error> {
            self.raw(&number.to_string())
        })*
    };
}

impl<'w, 'o> ser::Serializer for &'w mut Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'w, 'o>;
    type SerializeTuple = Items<'w, 'o>;
    type SerializeTupleStruct = Items<'w, 'o>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Items<'w, 'o>;
    type SerializeStruct = Items<'w, 'o>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers!(serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64);
    signed_numbers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64);

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.raw(if value { "true" } else { "false" })
    }
    fn serialize_f32(self, number: f32) -> Result<(), Error> {
        serde_json::to_writer(&mut *self.out, &number)
    }
    fn serialize_f64(self, number: f64) -> Result<(), Error> {
        serde_json::to_writer(&mut *self.out, &number)
    }
    fn serialize_char(self, letter: char) -> Result<(), Error> {
        self.serialize_str(letter.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        self.string(text);
        Ok(())
    }
    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Error> {
        self.collect_seq(bytes)
    }
    fn serialize_none(self) -> Result<(), Error> {
        self.raw("null")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Error> {
        self.raw("null")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.raw("null")
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(unknown())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'w, 'o>, Error> {
        Ok(Items::open(self, b'[', b']'))
    }
    fn serialize_tuple(self, _: usize) -> Result<Items<'w, 'o>, Error> {
        Ok(Items::open(self, b'[', b']'))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items<'w, 'o>, Error> {
        Ok(Items::open(self, b'[', b']'))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(unknown())
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Items<'w, 'o>, Error> {
        Ok(Items::open(self, b'{', b'}'))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'w, 'o>, Error> {
        Ok(Items::open(self, b'{', b'}'))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Error>, Error> {
        Err(unknown())
    }
}

/// No report holds an enum with data.
fn unknown() -> Error {
    ser::Error::custom("expected plain data, found an enum with fields")
}

/// What stands between brackets.
pub struct Items<'w, 'o> {
    writer: &'w mut Writer<'o>,
    begun: bool,
    close: u8,
}

impl<'w, 'o> Items<'w, 'o> {
    fn open(writer: &'w mut Writer<'o>, open: u8, close: u8) -> Self {
        writer.out.push(open);
        Self { writer, begun: false, close }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        if std::mem::replace(&mut self.begun, true) {
            self.writer.out.push(b',');
        }
        value.serialize(&mut *self.writer)
    }

    fn close(self) -> Result<(), Error> {
        self.writer.out.push(self.close);
        Ok(())
    }
}

macro_rules! lists {
    ($($list:ident $method:ident),*) => {
        $(impl ser::$list for Items<'_, '_> {
            type Ok = ();
            type Error = Error;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.item(value)
            }
            fn end(self) -> Result<(), Error> {
                self.close()
            }
        })*
    };
}

lists!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field);

/// Keys have to be strings, as those of all reports are.
impl ser::SerializeMap for Items<'_, '_> {
    type Ok = ();
    type Error = Error;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.item(key)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.writer.out.push(b':');
        value.serialize(&mut *self.writer)
    }
    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl ser::SerializeStruct for Items<'_, '_> {
    type Ok = ();
    type Error = Error;
    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        // Names of fields hold nothing to escape.
        let out = &mut *self.writer.out;
        out.extend_from_slice(if std::mem::replace(&mut self.begun, true) { b",\"" } else { b"\"" });
        out.extend_from_slice(key.as_bytes());
        out.extend_from_slice(b"\":");
        value.serialize(&mut *self.writer)
    }
    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(value: &impl Serialize) -> String {
        let mut out = Vec::new();
        value.serialize(&mut Writer { out: &mut out }).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn strings_are_escaped_as_json_wants_wherever_the_character_stands() {
        for special in ["\"", "\\", "\n", "\r", "\t", "\u{8}", "\u{c}", "\u{1f}", "\0", "é", "“", "\u{7f}"]
        {
            for before in [0, 1, 15, 30, 31, 32, 33, 64] {
                let text = format!("{}{special}{}", "a".repeat(before), "b".repeat(40 - before % 32));
                assert_eq!(written(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }

    #[test]
    fn values_of_every_sort_are_written_as_serde_json_writes_them() {
        let value = json!({
            "none": null, "flag": [true, false], "numbers": [0, 7, 10, u64::MAX, -3, 0.5, 1.0, 0.8333333333333334],
            "nested": {"empty": {}, "list": []}, "text": "“Yes,” she said.\n",
        });
        assert_eq!(written(&value), value.to_string());
    }
}
