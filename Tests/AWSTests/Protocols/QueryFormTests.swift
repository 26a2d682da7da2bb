import Testing

@testable import AWS

struct QueryFormTests {
    @Test(arguments: [
        ("plain", "plain"), ("AZaz09-._~", "AZaz09-._~"), ("a b", "a%20b"), ("a+b", "a%2Bb"), ("a*b", "a%2Ab"),
        ("a/b:c", "a%2Fb%3Ac"), ("a=b&c", "a%3Db%26c"), ("100%", "100%25"), ("é", "%C3%A9"), ("🐘", "%F0%9F%90%98"),
        ("\u{0}\u{7F}\n", "%00%7F%0A"), ("!'()", "%21%27%28%29"), ("", ""),
    ])
    func `only unreserved characters stay as they are`(value: String, encoded: String) {
        #expect(URIEncoding.form([("n", value)]) == "n=\(encoded)")
        #expect(URIEncoding.form([(value, "v")]) == "\(encoded)=v")
    }

    @Test func `pairs are joined in their order`() {
        #expect(URIEncoding.form([("b", "1"), ("a", "2"), ("b", "")]) == "b=1&a=2&b=")
        #expect(URIEncoding.form([]).isEmpty)
    }
}
