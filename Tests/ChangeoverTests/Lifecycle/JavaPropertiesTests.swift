import Maintenance
import Testing

@testable import changeover

/// Properties files and shell words as Java and a shell read them.
@Suite struct JavaPropertiesTests {
    @Test(
        arguments: [
            ("a=b", "a", "b"), ("a = b ", "a", "b "), ("  a:b", "a", "b"), ("a b c", "a", "b c"), ("a\t=\tb", "a", "b"),
            ("a", "a", ""), ("a=", "a", ""), ("a==b", "a", "=b"), ("a:=b", "a", "=b"), (#"a\=b=c"#, "a=b", "c"),
            (#"a\ b=c"#, "a b", "c"), (#"a=b\tc\nd"#, "a", "b\tc\nd"), (#"a=\u00e9\u4E2d"#, "a", "é中"),
            (#"a=\q\u12"#, "a", "qu12"),
            (#"a=b\\"#, "a", #"b\"#), ("a=b\\\n   c", "a", "bc"), ("a=b\\\r\n\tc", "a", "bc"),
            ("a=b\\\n#c", "a", "b#c"),
            ("# x=y\n! z=1\n\n a=b", "a", "b"), ("#x\\\na=b", "a", "b"),
        ])
    func `a line is a key and a value`(text: String, key: String, value: String) {
        #expect(JavaProperties(text).properties == [JavaProperties.Property(key: key, value: value)])
    }

    @Test func `a backslash that is escaped does not continue its line`() {
        let properties = JavaProperties("a=b\\\\\nc=d").properties
        #expect(properties.map(\.key) == ["a", "c"])
        #expect(properties.map(\.value) == [#"b\"#, "d"])
    }

    @Test(
        arguments: [
            ("a b  c", ["a", "b", "c"]), ("", []), ("'a b' c", ["a b", "c"]), (#"a"b c"d"#, ["ab cd"]), (#""""#, [""]),
            (#"a\ b"#, ["a b"]), (#"'a\'"#, [#"a\"#]), (#""a\"b\c""#, [#"a"b\c"#]), ("a\n b", ["a", "b"]),
            (#"'it'"'"'s'"#, ["it's"]),
        ])
    func `a text falls into words as in a shell`(text: String, words: [String]) throws {
        #expect(try ShellWords.split(text) == words)
    }

    @Test(arguments: ["'a", #""a"#]) func `a quote that does not end is refused`(text: String) {
        #expect(throws: Refusal("a quote is opened and not closed.")) { try ShellWords.split(text) }
    }
}
