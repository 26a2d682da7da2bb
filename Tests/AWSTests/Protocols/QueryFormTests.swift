import AWS
import Foundation
import Testing

struct QueryFormTests {
    @Test(arguments: [
        ("plain", "plain"), ("AZaz09-._~", "AZaz09-._~"), ("a b", "a%20b"), ("a+b", "a%2Bb"), ("a*b", "a%2Ab"),
        ("a/b:c", "a%2Fb%3Ac"), ("a=b&c", "a%3Db%26c"), ("100%", "100%25"), ("é", "%C3%A9"), ("🐘", "%F0%9F%90%98"),
        ("\u{0}\u{7F}\n", "%00%7F%0A"), ("!'()", "%21%27%28%29"), ("", ""),
    ])
    func `only unreserved characters stay as they are`(value: String, encoded: String) {
        #expect(String(decoding: QueryForm.encode([("n", value)]), as: UTF8.self) == "n=\(encoded)")
        #expect(String(decoding: QueryForm.encode([(value, "v")]), as: UTF8.self) == "\(encoded)=v")
    }

    @Test func `pairs are joined in their order`() {
        let form = QueryForm.encode([("b", "1"), ("a", "2"), ("b", "")])
        #expect(String(decoding: form, as: UTF8.self) == "b=1&a=2&b=")
        #expect(QueryForm.encode([]).isEmpty)
    }
}
