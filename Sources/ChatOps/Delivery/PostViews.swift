import Engine
import Logging
import Maintenance

/// Finds out what posts have to show: reads what each is rendered from, as it is recorded now.
struct PostViews: Sendable {
    let journal: any Journal
    let dispatch: any Dispatch
    let renderer: Renderer
    let routing: Routing
    let now: @Sendable () -> Timestamp
    let logger: Logger

    /// The posts of one operation are all rendered from the same standing, the summaries all from the same standings.
    func callAsFunction(_ posts: [Post]) async -> [PostID: PostDesk.View] {
        let (standings, unread) = await standings(of: posts)
        let open = posts.contains { $0.content == .summary } ? await dispatch.standings() : []
        var views: [PostID: PostDesk.View] = [:]
        for post in posts {
            switch post.content {
            case .notice, .reply, .sentence:
                if let id = post.operation, unread.contains(id) {
                    views[post.id] = .unknown
                } else {
                    views[post.id] = .of(renderer.render(post, of: post.operation.flatMap { standings[$0] }, at: now()))
                }
            case .file(let name, let comment):
                views[post.id] = await file(name, comment, of: post)
            case .summary:
                let channel = routing.operationsChannel(post.channel)
                let covered = channel.map { channel in
                    open.filter { channel.covers($0.operation.target.cluster) }
                }
                views[post.id] = .shows(renderer.summary(of: covered))
            case .pin:
                views[post.id] = .shows(renderer.pin)
            }
        }
        return views
    }

    private func standings(of posts: [Post]) async -> (read: [OperationID: Standing], unread: Set<OperationID>) {
        var standings: [OperationID: Standing] = [:]
        var unread: Set<OperationID> = []
        for id in Set(posts.filter(\.isAboutStanding).compactMap(\.operation)) {
            do {
                standings[id] = try await dispatch.standing(of: id)
            } catch {
                unread.insert(id)
                logger.error("operation not read", metadata: ["operation": "\(id)", "error": "\(error)"])
            }
        }
        return (standings, unread)
    }

    private func file(_ name: String, _ comment: String, of post: Post) async -> PostDesk.View {
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
        case .notice, .reply, .sentence: true
        case .file, .summary, .pin: false
        }
    }
}

extension PostDesk.View {
    fileprivate static func of(_ rendered: Rendered?) -> PostDesk.View { rendered.map { .shows($0) } ?? .gone }
}
