import Engine
import Maintenance
import Slack

extension CommandContext {
    /// Imposes or lifts a restraint, and says so.
    func restrain(_ change: RestraintChange, saying text: String) async throws(JournalError) -> CommandOutcome {
        do {
            try await ports.control.restrain(change, admission, posts: posts([sentence(text)]))
            return .done
        } catch {
            return try reply(to: error)
        }
    }

    /// The region that is meant; `nil` when none is named and AWS cannot be asked which is the configured one.
    func meantRegion(_ named: String?) async -> String? {
        if let named { return named }
        return try? await ports.control.place(region: nil).region
    }
}
