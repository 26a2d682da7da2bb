@testable import Slack
import Testing

struct HistoryClampTests {
    @Test func `a full page of fifteen with more behind it is suspicious, and with a refusal certain`() {
        var clamp = HistoryClamp()
        clamp.noteRefusal()
        #expect(!clamp.isSuspected)
        clamp.notePage(of: 15, askedFor: 200, hasMore: true)
        #expect(clamp.isSuspected && clamp.isConfirmed)
        clamp.notePage(of: 16, askedFor: 200, hasMore: true)
        #expect(clamp == HistoryClamp())
    }

    @Test(arguments: [(15, 200, false), (15, 15, true), (14, 200, true), (0, 200, true)])
    func `other pages are not`(count: Int, limit: Int, hasMore: Bool) {
        var clamp = HistoryClamp()
        clamp.notePage(of: count, askedFor: limit, hasMore: hasMore)
        #expect(!clamp.isSuspected)
    }
}
