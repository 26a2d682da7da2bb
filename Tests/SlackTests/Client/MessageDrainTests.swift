import Testing

@testable import Slack

struct MessageDrainTests {
    /// Messages at these seconds.
    private static func page(_ seconds: [Int], next cursor: String? = nil, hasMore: Bool? = nil) -> MessagePage {
        MessagePage(
            messages: seconds.map { SlackMessage(ts: SlackTimestamp(seconds: Int64($0)), text: "\($0)") },
            hasMore: hasMore ?? (cursor != nil), nextCursor: cursor)
    }

    private static func seconds(_ drain: MessageDrain) -> [Int64] {
        drain.reading(end: .complete).messages.map(\.ts.seconds)
    }

    private static let after10 = MessageQuery(oldest: SlackTimestamp(seconds: 10))

    @Test func `unsorted pages with repetitions come out sorted, each message once`() {
        var drain = MessageDrain(Self.after10)
        #expect(drain.take(Self.page([15, 30, 20], next: "a")) == .fetch(cursor: "a"))
        #expect(drain.take(Self.page([12, 20, 40], next: "b")) == .fetch(cursor: "b"))
        #expect(drain.take(Self.page([11])) == .finished(.complete))
        #expect(Self.seconds(drain) == [11, 12, 15, 20, 30, 40])
    }

    @Test func `a message met twice is kept as it was read last`() {
        var drain = MessageDrain(MessageQuery())
        _ = drain.take(MessagePage(messages: [SlackMessage(ts: "1.000001", text: "before")], nextCursor: "a"))
        _ = drain.take(MessagePage(messages: [SlackMessage(ts: "1.000001", text: "after")]))
        #expect(drain.reading(end: .complete).messages.map(\.text) == ["after"])
    }

    @Test func `empty and short pages do not end a reading`() {
        var drain = MessageDrain(Self.after10)
        #expect(drain.take(Self.page([], next: "a")) == .fetch(cursor: "a"))
        #expect(drain.take(Self.page([12], next: "b", hasMore: false)) == .fetch(cursor: "b"))
        #expect(drain.take(Self.page([11])) == .finished(.complete))
    }

    @Test(arguments: [
        (false, [11, 12, 13, 14, 15]), (true, [10, 11, 12, 13, 14, 15, 16]),
    ])
    func `the range is kept even if the server does not`(isInclusive: Bool, expected: [Int64]) {
        var drain = MessageDrain(
            MessageQuery(
                oldest: SlackTimestamp(seconds: 10), latest: SlackTimestamp(seconds: 16), isInclusive: isInclusive))
        _ = drain.take(Self.page(Array(1...30)))
        #expect(Self.seconds(drain) == expected)
    }

    @Test func `a server that ignores oldest is not followed to the beginning of the channel`() {
        var drain = MessageDrain(Self.after10)
        #expect(drain.take(Self.page([14, 13, 12], next: "a")) == .fetch(cursor: "a"))
        #expect(drain.take(Self.page([11, 10, 9], next: "b")) == .fetch(cursor: "b"))
        #expect(drain.take(Self.page([8, 7, 6], next: "c")) == .finished(.complete))
        #expect(Self.seconds(drain) == [11, 12, 13, 14])
    }

    @Test func `with nothing new, such a server is left after two pages`() {
        var drain = MessageDrain(Self.after10)
        #expect(drain.take(Self.page([9, 8, 7], next: "a")) == .fetch(cursor: "a"))
        #expect(drain.take(Self.page([6, 5, 4], next: "b")) == .finished(.complete))
    }

    @Test func `a server that ignores oldest and gives old messages first is followed to the end`() {
        var drain = MessageDrain(Self.after10)
        #expect(drain.take(Self.page([3, 2, 1], next: "a")) == .fetch(cursor: "a"))
        #expect(drain.take(Self.page([9, 8, 7], next: "b")) == .fetch(cursor: "b"))
        #expect(drain.take(Self.page([6, 5, 4], next: "c")) == .fetch(cursor: "c"))
        #expect(drain.take(Self.page([12, 11, 10])) == .finished(.complete))
        #expect(Self.seconds(drain) == [11, 12])
    }

    @Test func `a cursor met before ends the reading as incomplete`() {
        var drain = MessageDrain(Self.after10)
        #expect(drain.take(Self.page([13], next: "a")) == .fetch(cursor: "a"))
        #expect(drain.take(Self.page([12], next: "b")) == .fetch(cursor: "b"))
        #expect(drain.take(Self.page([12], next: "a")) == .finished(.cursorRepeated))
        #expect(Self.seconds(drain) == [12, 13])
    }

    @Test func `more without a cursor ends the reading as incomplete`() {
        var drain = MessageDrain(Self.after10)
        #expect(drain.take(Self.page([13], hasMore: true)) == .finished(.cursorMissing))
    }

    @Test func `cursors for ever end at the query's bound`() {
        var drain = MessageDrain(MessageQuery(maximumPages: 7))
        var (pages, step) = (0, MessageDrain.Step.fetch(cursor: nil))
        while case .fetch = step {
            pages += 1
            step = drain.take(Self.page([1], next: "\(pages)"))
        }
        #expect(pages == 7)
        #expect(step == .finished(.pageLimit))
    }

    @Test func `a refused cursor starts the reading again, twice and no more, and loses nothing`() throws {
        let refusal = SlackError(.conversationsHistory, .invalidCursor, "", outcome: .permanent)
        var drain = MessageDrain(Self.after10)
        #expect(drain.take(Self.page([13], next: "a")) == .fetch(cursor: "a"))
        #expect(try drain.restart(after: refusal) == .fetch(cursor: nil))
        #expect(drain.take(Self.page([14, 12], next: "a")) == .fetch(cursor: "a"))
        #expect(try drain.restart(after: refusal) == .fetch(cursor: nil))
        #expect(throws: SlackError.self) { _ = try drain.restart(after: refusal) }
        #expect(drain.take(Self.page([11])) == .finished(.complete))
        #expect(Self.seconds(drain) == [11, 12, 13, 14])
    }

    @Test func `an incomplete reading says so`() {
        #expect(MessageReading(messages: [], end: .complete).isComplete)
        for end in [MessageReading.End.pageLimit, .cursorRepeated, .cursorMissing] {
            #expect(!MessageReading(messages: [], end: end).isComplete)
        }
    }
}
