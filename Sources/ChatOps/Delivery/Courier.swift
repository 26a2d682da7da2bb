package import Engine
package import Logging
package import Maintenance
import ServiceLifecycle
package import Slack

/// Brings posts to Slack: one task for each channel, each post once, prompts before progress.
package struct Courier: Service {
    private let journal: any Journal
    private let dispatch: any Dispatch
    private let outbox: Bell
    private let now: @Sendable () -> Timestamp
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let postman: Postman
    private let views: PostViews
    private let desk = PostDesk()

    /// Time before another try after the journal could not be read or written.
    private static let journalPause = Span.seconds(5)

    /// - Parameters:
    ///   - slack: made with the retry policy `posting`.
    ///   - routing: which operations each channel's summary tells.
    ///   - outbox: the engine's `outboxBell`; nobody else waits for it.
    package init(
        slack: SlackClient, identity: SlackIdentity, journal: any Journal, dispatch: any Dispatch, renderer: Renderer,
        routing: Routing, outbox: Bell, now: @escaping @Sendable () -> Timestamp, clock: any Clock<Duration>,
        logger: Logger
    ) {
        self.journal = journal
        self.dispatch = dispatch
        self.outbox = outbox
        self.now = now
        self.clock = clock
        self.logger = logger
        postman = Postman(slack: slack, identity: identity, logger: logger)
        views = PostViews(
            journal: journal, dispatch: dispatch, renderer: renderer, routing: routing, now: now, logger: logger)
    }

    /// Runs until a graceful shutdown; then every channel's action under way comes to its end.
    package func run() async {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                var served: [String: Bell] = [:]
                while !outbox.isClosed, !Task.isCancelled {
                    let isLoaded = await load()
                    for channel in await desk.channels where served[channel] == nil {
                        let bell = Bell()
                        served[channel] = bell
                        group.addTask { await serve(channel, bell) }
                    }
                    for bell in served.values { bell.ring() }
                    await outbox.wait(atMost: isLoaded ? .seconds(60) : Self.journalPause.duration, clock: clock)
                }
                for bell in served.values { bell.close() }
            }
        } onGracefulShutdown: {
            outbox.close()
        }
    }

    /// Takes up what is to be posted.
    func load() async -> Bool {
        await desk.beginLoading()
        do {
            await desk.add(try await journal.openPosts())
            return true
        } catch {
            logger.error("posts not read", metadata: ["error": "\(error)"])
            return false
        }
    }

    private func serve(_ channel: String, _ bell: Bell) async {
        while !bell.isClosed, !Task.isCancelled {
            let wait = await work(in: channel)
            guard wait > .zero else { continue }
            await bell.wait(atMost: wait.duration, clock: clock)
        }
    }

    /// Does the next thing in a channel; returns how long there is nothing more to do.
    func work(in channel: String) async -> Span {
        let views = await views(await desk.posts(in: channel))
        let instant = now()
        switch await desk.next(in: channel, at: instant, views) {
        case .lookAgain:
            return .zero
        case .close(let posts):
            for (post, delivery) in posts { await record(post, delivery) }
            return .zero
        case .run(let action, let view):
            return await run(action, view)
        case .wait(let until):
            return max(until - instant, Span(milliseconds: 50))
        }
    }

    /// Runs an action with its records before and after; returns how long to wait after it.
    private func run(_ action: Outbox.Action, _ view: Rendered) async -> Span {
        let began = now()
        let file: FileID?
        switch await postman.prepare(action, view) {
        case .ready(let id): file = id
        case .off(let report):
            await complain(of: report, in: action.post)
            if let (post, delivery) = await desk.finish(action, report.outcome, at: now()) {
                await record(post, delivery)
            }
            return .zero
        }
        if let (post, delivery) = await desk.begin(action, file: file?.rawValue, at: began),
            !(await recordIntent(post, delivery))
        {
            _ = await desk.finish(action, .deferred(retryAfter: Self.journalPause), at: now())
            return .zero
        }
        let report = await postman.run(action, view, file: file)
        await complain(of: report, in: action.post)
        guard let (post, delivery) = await desk.finish(action, report.outcome, at: now()) else { return .zero }
        if await record(post, delivery, text: report.text) { return .zero }
        if case .shown = delivery, let since = action.sentAt(began) {
            await desk.lookAgain(
                for: post.id, sentAt: since, file: file?.rawValue ?? action.file, notBefore: now() + Self.journalPause)
        }
        return .zero
    }

    /// Records that a post is about to be sent; when that fails, it must not be.
    private func recordIntent(_ post: Post, _ delivery: Delivery) async -> Bool {
        do {
            try await journal.record(delivery, of: post.id)
            return true
        } catch {
            logger.error(
                "post not sent, as that could not be recorded", metadata: ["post": "\(post.id)", "error": "\(error)"])
            return false
        }
    }

    @discardableResult
    private func record(_ post: Post, _ delivery: Delivery, text: String? = nil) async -> Bool {
        do {
            try await dispatch.delivered(post, delivery, text: text)
            return true
        } catch {
            logger.error("delivery not recorded", metadata: ["post": "\(post.id)", "error": "\(error)"])
            return false
        }
    }

    /// Says once what somebody has to do before a channel gets its messages.
    private func complain(of report: Postman.Report, in post: Post) async {
        guard let error = report.error else {
            if case .shown = report.outcome { _ = await desk.isNews(nil, in: post.way) }
            return
        }
        guard !error.passes else { return }
        let isNews = await desk.isNews(error.code, in: post.way)
        if case .refused = report.outcome {
            logger.error("post given up", metadata: ["post": "\(post.id)", "error": "\(error)"])
        } else if isNews {
            logger.error(
                post.isMessage ? "messages do not reach a channel" : "the summary of a channel is not pinned",
                metadata: [
                    "channel": "\(post.channel)", "error": "\(error)",
                    "todo": "\(error.advice(in: ChannelID(post.channel)))",
                ])
        }
    }
}

extension Outbox.Action {
    /// From when on a message is to be looked for; `nil` for an edit.
    fileprivate func sentAt(_ began: Timestamp) -> Timestamp? {
        switch self {
        case .send: began
        case .find(_, let since, _): since
        case .edit: nil
        }
    }

    /// The id of a file that is looked for.
    fileprivate var file: String? {
        guard case .find(_, _, let file) = self else { return nil }
        return file
    }
}

extension Post {
    /// What is refused once and again on the same way is told once: pins are refused where messages are not.
    fileprivate var way: String { isMessage ? channel : "\(channel)/pins" }
}
