import AWS
import Maintenance

/// Whether what an entry of `lifecycles` names is there and fits together, as AWS tells.
struct LifecycleChecks: Sendable {
    let entry: ConfiguredLifecycle
    let place: Place
    let sender: any AWSSender
    let ask: @Sendable (Set<AnyQuestion>) async -> Answers

    var lifecycle: Lifecycle { entry.lifecycle }
    static func subject(_ entry: ConfiguredLifecycle) -> String { "lifecycle \(entry.lifecycle.name)" }

    /// One for each thing that is wrong, or one that says that none is.
    func rows() async -> [CheckRow] {
        let findings = await findings()
        let subject = Self.subject(entry)
        return findings.isEmpty ? [CheckRow(.ok, subject, lifecycle.words)] : findings.map { $0.row(subject) }
    }

    private func findings() async -> [LifecycleFinding] {
        // What is asked in an account that is not meant says nothing about the entry.
        if let account = lifecycle.account, account != place.account {
            return [
                .missing("account", "the credentials are of \(place.account), and the entry says \(account).")
            ]
        }
        let original = await original()
        let release = Release(lifecycle.engine.name, lifecycle.engine.version ?? original.version)
        return original.findings + (await engine(release)) + (await network()) + (await groups(release))
            + (await roles(release)) + (await secret()) + (await record()) + (await masking())
    }

    /// An engine in a version; `nil` where the entry leaves it to a source that was not read.
    struct Release: Sendable {
        var engine: String
        var version: String?

        init(_ engine: String, _ version: String?) {
            self.engine = engine
            self.version = version
        }

        var words: String { version.map { "\(engine) \($0)" } ?? engine }
    }

    /// The bot reads the file anew before each run.
    private func masking() async -> [LifecycleFinding] {
        guard let file = lifecycle.changes.masking else { return [] }
        let question = MaskingScriptQuestion(file, in: place)
        switch await ask([AnyQuestion(question)])[question]?.reading {
        case .known: return []
        case .unavailable(let reason): return [.missing("modify.masking", reason)]
        case nil: return [.unread("modify.masking was not looked at.")]
        }
    }

    /// "us-east-1, account 123456789012".
    var whereabouts: String { "\(place.region), account \(place.account)" }

    /// What is found, or that it was not read.
    func looking(
        at key: String, _ look: () async throws(AWSError) -> [LifecycleFinding]
    ) async -> [LifecycleFinding] {
        do throws(AWSError) {
            return try await look()
        } catch {
            return [.unread(key, error)]
        }
    }

    /// The items of a list; none where AWS says by one of these codes that there is no such thing.
    func list<Request: PagedRequest>(
        _ request: Request, absentBy codes: String...
    ) async throws(AWSError) -> [Request.Item] {
        do throws(AWSError) {
            return try await sender.list(request)
        } catch {
            guard codes.contains(where: { error.hasCode($0) }) else { throw error }
            return []
        }
    }

    /// The reply; `nil` where AWS says by that code that there is no such thing.
    func reply<Request: AWSRequest>(
        _ request: Request, absentBy code: String
    ) async throws(AWSError) -> Request.Reply? {
        do throws(AWSError) {
            return try await sender.send(request)
        } catch {
            guard error.hasCode(code) else { throw error }
            return nil
        }
    }
}
