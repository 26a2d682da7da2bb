import Testing

@testable import AWS

/// The escape codes of "DNS domain name format", Route 53 Developer Guide.
struct RecordNameTests {
    @Test(arguments: [
        ("\\052.example.com.", "*.example.com."), ("a\\057b\\100.example.com.", "a/b@.example.com."),
        ("dev_db-1.example.com", "dev_db-1.example.com"),
        // A dot inside a label, a backslash, a space and what is not ASCII say something else without their codes.
        ("a\\056b.example.com.", "a\\056b.example.com."), ("a\\134052.example.com.", "a\\134052.example.com."),
        ("a\\040b.", "a\\040b."), ("ex\\344mple.com.", "ex\\344mple.com."),
        ("a\\400.", "a\\400."), ("a\\05.", "a\\05."), ("a\\", "a\\"),
    ])
    func `a name is read without the codes of what can be printed`(written: String, name: String) {
        #expect(Route53.RecordName.decoded(written) == name)
    }

    @Test(arguments: [
        ("*.example.com.", "*.example.com."), ("a b.example.com.", "a\\040b.example.com."),
        ("a\\056b.example.com.", "a\\056b.example.com."), ("é.example.com", "\\303\\251.example.com"),
        ("a\u{1}\u{7F}.", "a\\001\\177."),
    ])
    func `a name is sent with the codes that it needs`(name: String, written: String) {
        #expect(Route53.RecordName.encoded(name) == written)
    }

    @Test(arguments: [
        ("\\052.example.com.", true), ("*.Example.COM", true), ("*.example.com.", true), ("a.example.com", false),
        ("*.example.com..", false), ("example.com", false),
    ])
    func `a name is the same however it is written`(other: String, isSame: Bool) {
        #expect((Route53.RecordName("*.example.com") == Route53.RecordName(other)) == isSame)
    }

    @Test func `a name is within its zone, and within no other that ends alike`() {
        let name = Route53.RecordName("Dev-DB.example.com.")
        #expect("\(name)" == "dev-db.example.com")
        #expect(name.isWithin(.init("example.com.")) && name.isWithin(.init("COM")) && name.isWithin(name))
        #expect(!name.isWithin(.init("ple.com")) && !name.isWithin(.init("db.example.com")))
        #expect(!Route53.RecordName("example.com").isWithin(name))
    }
}
