import Slack
import Testing

@testable import ChatOps

struct WatermarkTests {
    private func ts(_ seconds: Int64) -> SlackTimestamp { SlackTimestamp(seconds: 1_767_621_600 + seconds) }
    private func message(_ seconds: Int64, isEdited: Bool = false) -> SlackMessage {
        var message = SlackMessage(ts: ts(seconds), user: "U0ALICE", text: "!rds clusters")
        if isEdited { message.edited = SlackMessage.Edit(user: nil, ts: ts(seconds + 1)) }
        return message
    }

    @Test func `messages come out once, oldest first, and the cursor moves to the last`() {
        let mark = Watermark(beginning: ts(0), cursor: ts(0))
        let (fresh, next) = mark.advanced(over: [message(7), message(3), message(5)])
        #expect(fresh.map(\.ts) == [ts(3), ts(5), ts(7)])
        #expect(next.cursor == ts(7))
        let again = next.advanced(over: [message(7), message(3), message(5)])
        #expect(again.fresh == [])
        #expect(again.next.cursor == ts(7))
    }

    @Test func `a message that shows up after a later one is not lost`() {
        let mark = Watermark(beginning: ts(0), cursor: ts(0))
        let (_, next) = mark.advanced(over: [message(100)])
        #expect(next.query.oldest == ts(40))
        #expect(!next.query.isInclusive)
        let (fresh, after) = next.advanced(over: [message(50), message(100)])
        #expect(fresh.map(\.ts) == [ts(50)])
        #expect(after.cursor == ts(100))
    }

    @Test func `nothing before the beginning is ever asked for or taken`() {
        let mark = Watermark(beginning: ts(0), cursor: ts(20))
        #expect(mark.query.oldest == ts(0))
        #expect(mark.advanced(over: [message(-10), message(0)]).fresh == [])
    }

    @Test func `after a restart an old message that was edited is no new command`() {
        let mark = Watermark(beginning: ts(0), cursor: ts(100))
        let (fresh, _) = mark.advanced(over: [message(60), message(70, isEdited: true), message(110, isEdited: true)])
        #expect(fresh.map(\.ts) == [ts(60), ts(110)])
    }

    @Test func `what was seen is not kept for ever`() {
        var mark = Watermark(beginning: ts(0), cursor: ts(0))
        for second in stride(from: Int64(1), to: 5_000, by: 10) { mark = mark.advanced(over: [message(second)]).next }
        #expect(mark.advanced(over: [message(4_991)]).fresh == [])
        #expect(mark.query.oldest == ts(4_931))
        #expect("\(mark)".count < 10_000)
    }
}
