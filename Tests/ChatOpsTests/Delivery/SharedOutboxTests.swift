import Engine
import Maintenance
import Slack
import Testing

@testable import ChatOps

/// What happens between reading the open posts and taking them up.
struct SharedOutboxTests {
    private let start = ResizeScenario.beginning
    private let post = DeliverySetup.reply("r1")

    private var view: [PostID: PostContent] {
        let rendered = Renderer.sample.render(post, of: nil, at: start)
        return [post.id: rendered.map { .shows($0) } ?? .gone]
    }

    @Test func `a post that was settled while the list was read is not taken up again`() async {
        let outbox = SharedOutbox()
        await outbox.add([PostRecord(post: post)])
        guard case .run(let action, let view) = await outbox.next(in: post.channel, at: start, view) else {
            Issue.record("nothing to run")
            return
        }
        _ = await outbox.begin(action, at: start)
        await outbox.beginLoading()
        _ = await outbox.finish(action, .shown(message: "1.2", digest: view.digest), at: start)
        guard case .close = await outbox.next(in: post.channel, at: start, self.view) else {
            Issue.record("not settled")
            return
        }
        await outbox.add([PostRecord(post: post)])
        #expect(await outbox.channels.isEmpty)
    }

    @Test func `a post that came while others were rendered is rendered first`() async {
        let outbox = SharedOutbox()
        await outbox.add([PostRecord(post: post), PostRecord(post: DeliverySetup.reply("r2"))])
        guard case .renderAgain = await outbox.next(in: post.channel, at: start, view) else {
            Issue.record("decided without having looked")
            return
        }
        #expect(await outbox.posts(in: post.channel).count == 2)
    }

    @Test func `a message that only changes when something happens is not rendered anew for the time`() async {
        for (post, rest) in [(Post.summary(of: "C1"), Span.seconds(60)), (DeliverySetup.status, SharedOutbox.refresh)] {
            let outbox = SharedOutbox()
            let shown = Rendered(Page(), isFinal: false)
            let delivery = Delivery.shown(message: "1.2", digest: shown.digest, at: start + .minutes(-1))
            await outbox.add([PostRecord(post: post, delivery: delivery)])
            guard case .wait(let until) = await outbox.next(in: post.channel, at: start, [post.id: .shows(shown)])
            else {
                Issue.record("something to do for \(post.id)")
                continue
            }
            #expect(until == start + rest)
        }
    }

    @Test func `a refusal is news once in each channel, until something goes through`() async {
        let outbox = SharedOutbox()
        #expect(await outbox.isNews(.isArchived, for: "C1"))
        #expect(await !outbox.isNews(.isArchived, for: "C1"))
        #expect(await outbox.isNews(.isArchived, for: "C2"))
        #expect(await outbox.isNews(.missingScope, for: "C1"))
        _ = await outbox.isNews(nil, for: "C1")
        #expect(await outbox.isNews(.missingScope, for: "C1"))
    }
}
