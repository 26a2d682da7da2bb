@testable import Slack
import Testing

/// What AWS and people write shows as they wrote it, and does nothing else.
struct ForeignTextTests {
    @Test(arguments: [
        ("orders\u{202E}gnikeerf", "ordersgnikeerf"), ("or\u{200B}ders\u{FEFF}", "orders"),
        ("a\u{85}b\u{2028}c\u{2029}d\r\ne", "a\nb\nc\nd\ne"), ("a\u{0}\u{7F}\u{9B}b\tc", "ab c"),
        ("tag\u{E0041}\u{E007F}", "tag"), ("soft\u{AD}hyphen", "softhyphen"), ("blank\u{2800}\u{3164}", "blank"),
        ("zürich 東京 🦊", "zürich 東京 🦊"),
    ])
    func `what cannot be seen is gone, and every line end is one`(text: String, visible: String) {
        #expect(ForeignText.visible(text).unicodeScalars.elementsEqual(visible.unicodeScalars))
    }

    @Test(arguments: [
        ("*bold* ~gone~ `code`", "∗bold∗ ∼gone∼ 'code'"), ("_it_ wal_level _x", "ˍitˍ wal_level ˍx"),
        ("> quote\n > more a > b", "› quote\n › more a > b"),
        ("done :white_check_mark:!", "done ∶white_check_mark∶!"), ("x:+1:y :100:", "x∶+1∶y ∶100∶"),
        ("12:30:45Z", "12:30:45Z"),
        ("arn:aws:rds:us-east-1:1:cluster:orders", "arn:aws:rds:us-east-1:1:cluster:orders"),
        ("(arn:aws-cn:kms:x:1:key/2)", "(arn:aws-cn:kms:x:1:key/2)"),
        ("rds:orders-2026-11-29", "rds:orders-2026-11-29"),
    ])
    func `mark-up of others marks nothing`(text: String, plain: String) {
        #expect(ForeignText.plain(text) == plain)
    }

    @Test func `no way into mark-up leaves a foreign text as it is`() {
        let hostile = "*\u{202E}:x:\u{2028}`"
        let ways: [Mrkdwn] = [
            "\(hostile)", .text(hostile), .bold(hostile), .italic(hostile), .code(hostile), .preformatted(hostile),
            .link("https://a.example", hostile), .date(unix: 0, fallback: hostile), .mention(UserID(hostile)),
            .mention(UsergroupID(hostile)), .channel(ChannelID(hostile)),
        ]
        for way in ways {
            #expect(!way.markup.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{2028}" }, "\(way.markup)")
        }
        for way in ways.prefix(4) { #expect(!way.markup.contains(":x:"), "\(way.markup)") }
    }
}
