import Testing
import Transport

struct HTTPDateTests {
    @Test(arguments: [
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Mon, 05 Jan 2026 14:00:00 GMT", 1_767_621_600),
        ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
        ("Thu, 31 Dec 2099 23:59:59 GMT", 4_102_444_799), ("Tue, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
    ])
    func `the time that a reply names is read`(_ text: String, _ seconds: Int64) {
        #expect(HTTPDate.read(text) == seconds)
    }

    @Test(arguments: [
        "", "now", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:49:37 CET",
        "Sun, 06 Foo 1994 08:49:37 GMT", "1994-11-06T08:49:37Z", "Wed, 29 Feb 2023 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT ", "Sün, 06 Nov 1994 08:49:37 GM",
    ])
    func `what is no such time is none`(_ text: String) {
        #expect(HTTPDate.read(text) == nil)
    }
}
