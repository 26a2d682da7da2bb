import Engine
import Maintenance
import Testing

@testable import ChatOps

/// What is sent when: the outbox as a value.
struct OutboxTests {
    private static let start = ResizeScenario.beginning
    private static let channel = DeliverySetup.channel
    private static let always: @Sendable (Post) -> Outbox.Wanted? = { _ in
        Outbox.Wanted(digest: "d", isFinal: false)
    }

    private func outbox(_ posts: Post..., delivery: Delivery = .waiting) -> Outbox {
        var outbox = Outbox()
        outbox.add(posts.map { PostRecord(post: $0, delivery: delivery) })
        return outbox
    }

    private static func shown(_ digest: String = "d", at instant: Timestamp = start) -> Delivery {
        .shown(message: "1.2", digest: digest, at: instant)
    }

    @Test func `prompts go before what ends something, before details, before progress`() {
        let posts = [
            DeliverySetup.status, DeliverySetup.notice("detail/3", .detail(.resumed(by: "U0ALICE"))),
            DeliverySetup.notice("started/2/C", .stakeholders(.started)), DeliverySetup.notice("ended", .ended),
            DeliverySetup.gate,
        ]
        var outbox = Outbox()
        outbox.add(posts.map { PostRecord(post: $0) })
        var (now, sent) = (Self.start, [PostID]())
        while let action = outbox.next(in: Self.channel, at: now, wanted: Self.always) {
            _ = outbox.begin(action, at: now)
            _ = outbox.finish(action, .shown(message: "\(sent.count).1", digest: "d"), at: now)
            sent.append(action.post.id)
            now = now + Outbox.postInterval
        }
        #expect(sent == posts.reversed().map(\.id))
    }

    @Test func `a channel gets one post a second, and edits in between`() {
        var outbox = outbox(DeliverySetup.reply("r1"), DeliverySetup.reply("r2"))
        outbox.add([PostRecord(post: DeliverySetup.status, delivery: Self.shown("old", at: Self.start + .seconds(-10)))]
        )
        let first = outbox.next(in: Self.channel, at: Self.start, wanted: Self.always)
        #expect(first == .send(DeliverySetup.reply("r1")))
        _ = first.map { outbox.finish($0, .shown(message: "1.1", digest: "d"), at: Self.start) }
        let soon = Self.start + Span(milliseconds: 200)
        #expect(
            outbox.next(in: Self.channel, at: soon, wanted: Self.always) == .edit(DeliverySetup.status, message: "1.2"))
        let later = Self.start + .seconds(1)
        #expect(outbox.next(in: Self.channel, at: later, wanted: Self.always) == .send(DeliverySetup.reply("r2")))
    }

    @Test func `a clock that is set back holds up no post, no edit and no second try`() {
        var outbox = outbox(DeliverySetup.reply("r1"), DeliverySetup.reply("r2"), DeliverySetup.reply("r3"))
        outbox.add([PostRecord(post: DeliverySetup.status, delivery: Self.shown("old", at: Self.start))])
        _ = outbox.next(in: Self.channel, at: Self.start, wanted: Self.always)
            .map { outbox.finish($0, .shown(message: "1.1", digest: "d"), at: Self.start) }
        let back = Self.start - .minutes(5)
        let later = back + .seconds(1)
        let second = outbox.next(in: Self.channel, at: back, wanted: Self.always)
        // The status was shown at an instant that is yet to come: it may be edited, a post has to wait its second.
        #expect(second == .edit(DeliverySetup.status, message: "1.2"))
        _ = second.map { outbox.finish($0, .shown(message: "1.2", digest: "d"), at: back) }
        #expect(outbox.nextTime(in: Self.channel, at: back) == later)
        let third = outbox.next(in: Self.channel, at: later, wanted: Self.always)
        #expect(third == .send(DeliverySetup.reply("r2")))
        _ = third.map { outbox.finish($0, .deferred(retryAfter: .seconds(4)), at: later) }
        let again = later - .minutes(60)
        #expect(outbox.next(in: Self.channel, at: again, wanted: Self.always) == nil)
        #expect(outbox.nextTime(in: Self.channel, at: again) ?? again <= again + .seconds(4))
        #expect(
            outbox.next(in: Self.channel, at: again + .seconds(5), wanted: Self.always)
                == .send(DeliverySetup.reply("r2")))
    }

    @Test func `a message that an earlier process sent by a clock that was ahead is looked for at once`() {
        var outbox = outbox(
            DeliverySetup.reply("r1"), delivery: .sending(since: Self.start + .minutes(5), file: nil))
        #expect(outbox.nextTime(in: Self.channel, at: Self.start) ?? Self.start <= Self.start + .seconds(3))
        #expect(
            outbox.next(in: Self.channel, at: Self.start, wanted: Self.always)
                == .find(DeliverySetup.reply("r1"), since: Self.start + .minutes(5)))
    }

    @Test func `an edit waits for its interval unless it is the last`() {
        var outbox = outbox(DeliverySetup.status, delivery: Self.shown("old"))
        let soon = Self.start + .seconds(1)
        #expect(outbox.next(in: Self.channel, at: soon, wanted: Self.always) == nil)
        #expect(outbox.nextTime(in: Self.channel, at: soon) == Self.start + Outbox.editInterval)
        let last = outbox.next(in: Self.channel, at: soon) { _ in Outbox.Wanted(digest: "d", isFinal: true) }
        #expect(last == .edit(DeliverySetup.status, message: "1.2"))
    }

    @Test func `an edit that a call waits for keeps no interval`() {
        var outbox = outbox(DeliverySetup.gate, delivery: Self.shown())
        let calm = Outbox.Wanted(digest: "e", isFinal: false)
        let urgent = Outbox.Wanted(digest: "e", isFinal: false, isUrgent: true)
        let soon = Self.start + Span(milliseconds: 10)
        #expect(outbox.next(in: Self.channel, at: soon) { _ in calm } == nil)
        let action = outbox.next(in: Self.channel, at: soon) { _ in urgent }
        #expect(action == .edit(DeliverySetup.gate, message: "1.2"))
        _ = action.map { outbox.finish($0, .shown(message: "1.2", digest: "e"), at: soon) }
        let next = Outbox.Wanted(digest: "f", isFinal: false, isUrgent: true)
        #expect(outbox.next(in: Self.channel, at: soon) { _ in next } == .edit(DeliverySetup.gate, message: "1.2"))
    }

    @Test func `what nobody waits for leaves the next seconds to approvals that come one after the other`() {
        var outbox = outbox(DeliverySetup.gate, DeliverySetup.status, delivery: Self.shown())
        let wanted = { (post: Post) in
            Outbox.Wanted(digest: "e", isFinal: true, isUrgent: post == DeliverySetup.gate)
        }
        let action = outbox.next(in: Self.channel, at: Self.start, wanted: wanted)
        #expect(action == .edit(DeliverySetup.gate, message: "1.2"))
        _ = action.map { outbox.finish($0, .shown(message: "1.2", digest: "e"), at: Self.start) }
        #expect(outbox.next(in: Self.channel, at: Self.start + .seconds(2), wanted: wanted) == nil)
        #expect(outbox.nextTime(in: Self.channel, at: Self.start + .seconds(2)) == Self.start + .seconds(3))
        #expect(
            outbox.next(in: Self.channel, at: Self.start + .seconds(3), wanted: wanted)
                == .edit(DeliverySetup.status, message: "1.2"))
    }

    @Test func `a live message to which nothing happens asks for no time`() {
        let outbox = outbox(DeliverySetup.status, delivery: Self.shown())
        #expect(outbox.nextTime(in: Self.channel, at: Self.start + .minutes(1)) == nil)
    }

    @Test func `a post whose outcome is unknown is looked for, then and only then sent again`() {
        var outbox = outbox(DeliverySetup.gate)
        let sending = Outbox.Action.send(DeliverySetup.gate)
        #expect(outbox.begin(sending, at: Self.start)?.delivery == .sending(since: Self.start))
        #expect(outbox.finish(sending, .unknown, at: Self.start + .seconds(2)) == nil)
        #expect(outbox.next(in: Self.channel, at: Self.start + .seconds(3), wanted: Self.always) == nil)
        let looking = outbox.next(in: Self.channel, at: Self.start + .seconds(5), wanted: Self.always)
        #expect(looking == .find(DeliverySetup.gate, since: Self.start))
        _ = looking.map { outbox.finish($0, .deferred(retryAfter: nil), at: Self.start + .seconds(6)) }
        let again = outbox.next(in: Self.channel, at: Self.start + .seconds(10), wanted: Self.always)
        #expect(again == looking)
        _ = again.map { outbox.finish($0, .absent, at: Self.start + .seconds(11)) }
        #expect(outbox.next(in: Self.channel, at: Self.start + .seconds(12), wanted: Self.always) == sending)
    }

    @Test func `what a process before was sending is looked for when it can have arrived`() {
        var outbox = outbox(DeliverySetup.gate, delivery: .sending(since: Self.start))
        #expect(outbox.next(in: Self.channel, at: Self.start + .seconds(1), wanted: Self.always) == nil)
        let time = outbox.nextTime(in: Self.channel, at: Self.start + .seconds(1)) ?? Self.start
        #expect(time > Self.start + .seconds(1))
        #expect(
            outbox.next(in: Self.channel, at: time, wanted: Self.always) == .find(DeliverySetup.gate, since: Self.start)
        )
    }

    @Test func `a found message is shown and not sent`() {
        var outbox = outbox(DeliverySetup.gate, delivery: .sending(since: Self.start))
        let now = Self.start + .seconds(10)
        let delivery = outbox.finish(
            .find(DeliverySetup.gate, since: Self.start), .shown(message: "1.2", digest: "d"), at: now)?.delivery
        #expect(delivery == .shown(message: "1.2", digest: "d", at: now))
        #expect(outbox.next(in: Self.channel, at: now + .minutes(1), wanted: Self.always) == nil)
    }

    @Test func `new messages in place of old ones come ever more slowly`() {
        var outbox = outbox(DeliverySetup.status)
        var (now, posted) = (Self.start, [Timestamp]())
        for number in 0..<7_200 {
            now = now + .seconds(1)
            let wanted = Outbox.Wanted(digest: "\(number)", isFinal: false)
            switch outbox.next(in: Self.channel, at: now, wanted: { _ in wanted }) {
            case .send(let post)?:
                posted.append(now)
                _ = outbox.begin(.send(post), at: now)
                _ = outbox.finish(.send(post), .shown(message: "1.2", digest: wanted.digest), at: now)
            case .edit(let post, let message)?:
                _ = outbox.finish(.edit(post, message: message), .uneditable, at: now)
            case .find?, nil: break
            }
        }
        #expect(posted.count > 3)
        #expect(posted.count < 20)
    }

    @Test func `a final message is settled once it is shown as it will stay`() {
        var outbox = outbox(DeliverySetup.status, delivery: Self.shown("d"))
        #expect(outbox.settled { _ in Outbox.Wanted(digest: "e", isFinal: true) }.isEmpty)
        #expect(outbox.settled { _ in Outbox.Wanted(digest: "d", isFinal: false) }.isEmpty)
        #expect(outbox.settled { _ in Outbox.Wanted(digest: "d", isFinal: true) }.map(\.message) == ["1.2"])
        #expect(outbox.channels.isEmpty)
    }

    @Test func `a post that is held is left alone until then`() {
        var outbox = outbox(DeliverySetup.gate)
        outbox.hold(DeliverySetup.gate.id, until: Self.start + .seconds(5))
        #expect(outbox.next(in: Self.channel, at: Self.start + .seconds(4), wanted: Self.always) == nil)
        #expect(outbox.nextTime(in: Self.channel, at: Self.start) == Self.start + .seconds(5))
        #expect(
            outbox.next(in: Self.channel, at: Self.start + .seconds(5), wanted: Self.always)
                == .send(DeliverySetup.gate))
    }
}
