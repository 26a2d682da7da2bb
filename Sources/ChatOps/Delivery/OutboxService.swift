package import Engine
package import Logging
package import Maintenance
import ServiceLifecycle
package import Slack

/// Sends posts to Slack: one task for each channel, each post once, prompts before progress.
package struct OutboxService: Service {
    private let journal: any Journal
    private let recorder: any DeliveryRecorder
    private let bell: Bell
    private let now: @Sendable () -> Timestamp
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let sender: PostSender
    private let posts: PostRenderer
    private let outbox = SharedOutbox()

    /// Time before another try after the journal could not be read or written.
    private static let journalPause = Span.seconds(5)

    /// - Parameters:
    ///   - slack: made with the retry policy `posting`.
    ///   - routing: which operations each channel's summary tells.
    ///   - bell: the engine's `outboxBell`; nobody else waits for it.
    package init(
        slack: SlackClient, identity: SlackIdentity, journal: any Journal, standings: any StandingReader,
        recorder: any DeliveryRecorder,
        renderer: Renderer, routing: Routing, bell: Bell, now: @escaping @Sendable () -> Timestamp,
        clock: any Clock<Duration>,
        logger: Logger
    ) {
        self.journal = journal
        self.recorder = recorder
        self.bell = bell
        self.now = now
        self.clock = clock
        self.logger = logger
        sender = PostSender(slack: slack, identity: identity, logger: logger)
        posts = PostRenderer(
            journal: journal, reader: standings, renderer: renderer, routing: routing, identity: identity, now: now,
            logger: logger)
    }

    /// Runs until a graceful shutdown; what a channel's task has begun is finished then.
    package func run() async {
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                var served: [String: Bell] = [:]
                while !bell.isClosed, !Task.isCancelled {
                    let isLoaded = await load()
                    for channel in await outbox.channels where served[channel] == nil {
                        let channelBell = Bell()
                        served[channel] = channelBell
                        group.addTask { await serve(channel, channelBell) }
                    }
                    // In the order of channels: what a seed does must not depend on a dictionary's.
                    for channel in served.keys.sorted() { served[channel]?.ring() }
                    await bell.wait(atMost: isLoaded ? .seconds(60) : Self.journalPause.duration, clock: clock)
                }
                for channelBell in served.values { channelBell.close() }
            }
        } onGracefulShutdown: {
            bell.close()
        }
    }

    /// Reads the open posts into the outbox; false when they could not be read.
    func load() async -> Bool {
        await outbox.beginLoading()
        do {
            await outbox.add(try await journal.openPosts())
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
        let contents = await posts.contents(of: await outbox.posts(in: channel))
        let instant = now()
        switch await outbox.next(in: channel, at: instant, contents) {
        case .renderAgain:
            return .zero
        case .close(let posts):
            for (post, delivery) in posts { await record(post, delivery) }
            return .zero
        case .run(let action, let rendered):
            return await run(action, rendered)
        case .wait(let until):
            return max(until - instant, Span(milliseconds: 50))
        }
    }

    /// Does one thing for a post, recording it before and after; returns how long to wait then.
    private func run(_ action: Outbox.Action, _ rendered: Rendered) async -> Span {
        let began = now()
        let file: FileID?
        switch await sender.prepare(action, rendered) {
        case .ready(let id): file = id
        case .deferred(let report):
            await note(report, in: action.post)
            if let (post, delivery) = await outbox.finish(action, report.outcome, at: now()) {
                await record(post, delivery)
            }
            return .zero
        }
        if let (post, delivery) = await outbox.begin(action, file: file?.rawValue, at: began),
            !(await recordIntent(post, delivery))
        {
            _ = await outbox.finish(action, .deferred(retryAfter: Self.journalPause), at: now())
            return .zero
        }
        let report = await sender.run(action, rendered, file: file, at: now())
        await note(report, in: action.post)
        guard let (post, delivery) = await outbox.finish(action, report.outcome, at: now()) else { return .zero }
        if await record(post, delivery, report.shown) { return .zero }
        if case .shown = delivery, let since = action.sentAt(began) {
            await outbox.lookAgain(
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
    private func record(_ post: Post, _ delivery: Delivery, _ shown: ShownMessage? = nil) async -> Bool {
        do {
            try await recorder.delivered(post, delivery, shown: shown)
            return true
        } catch {
            logger.error("delivery not recorded", metadata: ["post": "\(post.id)", "error": "\(error)"])
            return false
        }
    }

    /// Logs once what somebody has to do before a channel gets its messages.
    private func note(_ report: PostSender.Report, in post: Post) async {
        guard let error = report.error else {
            if case .shown = report.outcome { _ = await outbox.isNews(nil, for: post.refusalKey) }
            return
        }
        guard !error.passes else { return }
        let isNews = await outbox.isNews(error.code, for: post.refusalKey)
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
    /// What refusals of it are remembered by: pins are refused where messages are not.
    fileprivate var refusalKey: String { isMessage ? channel : "\(channel)/pins" }
}
