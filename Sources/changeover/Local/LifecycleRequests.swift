import Engine
import Maintenance

/// Asks the engine's door for work on a lifecycle, for those who do not ask in the chat.
struct LifecycleRequests: Sendable {
    enum Failure: Error, Sendable, Equatable {
        case denied(Denial)
        case engine(EngineError)
    }

    /// What is said about an operation in the commit that makes it.
    typealias Posts = @Sendable (Operation) -> [Post]

    var plan: @Sendable (Caller, OperationRequest, Origin, @escaping Posts) async throws(Failure) -> Operation

    init(
        plan:
            @escaping @Sendable (
                Caller, OperationRequest, Origin, @escaping Posts
            ) async throws(Failure) -> Operation
    ) {
        self.plan = plan
    }

    init(_ control: any Control) {
        self.init { (caller, request, origin, posts) async throws(Failure) in
            let admission: Admission
            do throws(Denial) {
                admission = try await control.admit(caller, to: .change)
            } catch {
                throw .denied(error)
            }
            do throws(EngineError) {
                return try await control.plan(request, admission, origin: origin, posts: posts)
            } catch {
                throw .engine(error)
            }
        }
    }
}

extension OperationRequest {
    /// Work on a lifecycle, where that is; started when nothing in the plan needs a person.
    init(_ runbook: AnyRunbook, on lifecycle: Lifecycle) {
        self.init(
            .maintenance(runbook, on: ClusterID(lifecycle.name), region: lifecycle.region), start: true)
    }
}

extension Routing {
    /// Where what nobody asked for in the chat is told: the first operations channel that hears of the lifecycle.
    func channel(of lifecycle: Lifecycle) -> String? {
        channels.first { $0.role == .operations && $0.covers(ClusterID(lifecycle.name)) }?.id
    }
}

extension Operation {
    /// A message of its own beside the plan.
    func message(_ key: String, _ content: Post.Content) -> Post {
        Post(
            id: PostID("\(id)/\(key)"), operation: id, channel: origin.channel, thread: origin.thread,
            content: content)
    }

    /// Why a plan that was to start at once waits; `nil` when it does not.
    var whyNotStarted: String? {
        guard case .planned = phase else { return nil }
        return plan.blocks.isEmpty
            ? "Not started yet: the plan has warnings, and says how an operator accepts them."
            : "Not started: the plan says what is in the way."
    }
}
