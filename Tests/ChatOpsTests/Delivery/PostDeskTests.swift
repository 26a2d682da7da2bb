import Engine
import Maintenance
import Slack
import Testing

@testable import ChatOps

/// What happens between reading the open posts and taking them up.
struct PostDeskTests {
    private let start = ResizeStory.beginning
    private let post = PostRound.reply("r1")

    private var view: [PostID: PostDesk.View] {
        let rendered = Renderer.sample.render(post, of: nil, at: start)
        return [post.id: rendered.map { .shows($0) } ?? .gone]
    }

    @Test func `a post that was settled while the list was read is not taken up again`() async {
        let desk = PostDesk()
        await desk.add([PostRecord(post: post)])
        guard case .run(let action, let view) = await desk.next(in: post.channel, at: start, view) else {
            Issue.record("nothing to run")
            return
        }
        _ = await desk.begin(action, at: start)
        await desk.beginLoading()
        _ = await desk.finish(action, .shown(message: "1.2", digest: view.digest), at: start)
        guard case .close = await desk.next(in: post.channel, at: start, self.view) else {
            Issue.record("not settled")
            return
        }
        await desk.add([PostRecord(post: post)])
        #expect(await desk.channels.isEmpty)
    }

    @Test func `a post that came while others were rendered is rendered first`() async {
        let desk = PostDesk()
        await desk.add([PostRecord(post: post), PostRecord(post: PostRound.reply("r2"))])
        guard case .lookAgain = await desk.next(in: post.channel, at: start, view) else {
            Issue.record("decided without having looked")
            return
        }
        #expect(await desk.posts(in: post.channel).count == 2)
    }

    @Test func `a message that only changes when something happens is not rendered anew for the time`() async {
        for (post, rest) in [(Post.summary(of: "C1"), Span.seconds(60)), (PostRound.status, PostDesk.refresh)] {
            let desk = PostDesk()
            let shown = Rendered(Page(), isFinal: false)
            let delivery = Delivery.shown(message: "1.2", digest: shown.digest, at: start + .minutes(-1))
            await desk.add([PostRecord(post: post, delivery: delivery)])
            guard case .wait(let until) = await desk.next(in: post.channel, at: start, [post.id: .shows(shown)]) else {
                Issue.record("something to do for \(post.id)")
                continue
            }
            #expect(until == start + rest)
        }
    }

    @Test func `a refusal is news once in each channel, until something goes through`() async {
        let desk = PostDesk()
        #expect(await desk.isNews(.isArchived, in: "C1"))
        #expect(await !desk.isNews(.isArchived, in: "C1"))
        #expect(await desk.isNews(.isArchived, in: "C2"))
        #expect(await desk.isNews(.missingScope, in: "C1"))
        _ = await desk.isNews(nil, in: "C1")
        #expect(await desk.isNews(.missingScope, in: "C1"))
    }
}
