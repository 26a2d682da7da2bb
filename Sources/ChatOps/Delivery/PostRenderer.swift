import Engine
import Logging
import Maintenance
import Slack

/// What a post has to show, as far as that is known.
enum PostContent: Sendable {
    case shows(Rendered)
    /// Nothing that it could be about.
    case gone
    /// Could not be found out now.
    case unknown
}

/// Renders posts from what is recorded now.
struct PostRenderer: Sendable {
    let journal: any Journal
    let reader: any StandingReader
    let renderer: Renderer
    let routing: Routing
    let identity: SlackIdentity
    let now: @Sendable () -> Timestamp
    let logger: Logger

    /// Renders posts: those of one operation from the same standing, summaries from the same standings.
    func contents(of posts: [Post]) async -> [PostID: PostContent] {
        let (standings, unread) = await standings(of: posts)
        let open = posts.contains { $0.content == .summary } ? await reader.standings() : []
        var contents: [PostID: PostContent] = [:]
        for post in posts {
            switch post.content {
            case .notice, .reply, .sentence, .declined, .parked, .document:
                if let id = post.operation, unread.contains(id) {
                    contents[post.id] = .unknown
                } else {
                    contents[post.id] = await content(of: post, post.operation.flatMap { standings[$0] })
                }
            case .file(let name, let comment):
                contents[post.id] = await file(name, comment, of: post)
            case .summary:
                let channel = routing.operationsChannel(post.channel)
                let covered = channel.map { channel in
                    open.filter { channel.covers($0.operation.target.cluster) }
                }
                contents[post.id] = .shows(renderer.summary(of: covered))
            case .pin:
                contents[post.id] = .shows(renderer.pin)
            }
        }
        return contents
    }

    private func content(of post: Post, _ standing: Standing?) async -> PostContent {
        do {
            let link = try await planLink(of: post, standing?.operation)
            return .of(renderer.render(post, of: standing, at: now(), planLink: link))
        } catch {
            logger.error("the plan's message not read", metadata: ["post": "\(post.id)", "error": "\(error)"])
            return .unknown
        }
    }

    /// Where the plan stands in which was acknowledged what a gate's post counts.
    private func planLink(of post: Post, _ operation: Operation?) async throws(JournalError) -> String? {
        guard case .notice(.gate(let id)) = post.content, let operation, !operation.plan.acknowledgements.isEmpty,
            let gate = operation.progress?.gates.first(where: { $0.id == id }),
            let plan = routing.posts(for: .plan(gate.planDigest), of: operation).first
        else { return nil }
        switch try await journal.delivery(of: plan.id) {
        case .shown(let message, _, _), .settled(let message):
            return SlackTimestamp(message).flatMap {
                identity.permalink(to: $0, in: ChannelID(plan.channel), thread: plan.threadTimestamp)
            }
        case .waiting, .sending, .failed, nil: return nil
        }
    }

    private func standings(of posts: [Post]) async -> (read: [OperationID: Standing], unread: Set<OperationID>) {
        var standings: [OperationID: Standing] = [:]
        var unread: Set<OperationID> = []
        for id in Set(posts.filter(\.isAboutStanding).compactMap(\.operation)).sorted() {
            do {
                standings[id] = try await reader.standing(of: id)
            } catch {
                unread.insert(id)
                logger.error("operation not read", metadata: ["operation": "\(id)", "error": "\(error)"])
            }
        }
        return (standings, unread)
    }

    private func file(_ name: String, _ comment: String, of post: Post) async -> PostContent {
        guard let id = post.operation else { return .gone }
        do {
            return .of(renderer.file(name, comment: comment, of: id, try await journal.events(of: id)))
        } catch {
            logger.error("events not read", metadata: ["operation": "\(id)", "error": "\(error)"])
            return .unknown
        }
    }
}

extension Post {
    fileprivate var isAboutStanding: Bool {
        switch content {
        case .notice, .reply, .sentence, .declined, .parked: true
        case .file, .document, .summary, .pin: false
        }
    }
}

extension PostContent {
    fileprivate static func of(_ rendered: Rendered?) -> PostContent { rendered.map { .shows($0) } ?? .gone }
}
