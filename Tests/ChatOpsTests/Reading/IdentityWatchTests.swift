import Slack
import Synchronization
import TestSupport
import Testing

@testable import ChatOps

struct IdentityWatchTests {
    private func script(_ answers: String...) -> SlackScript {
        let count = Mutex(0)
        return SlackScript { _ in
            count.withLock { count in
                count += 1
                return answers[min(count, answers.count) - 1]
            }
        }
    }

    private static let ours = #"{"ok":true,"user_id":"U0BOT","team_id":"T0HOME","bot_id":"B0BOT"}"#

    @Test(arguments: [
        #"{"ok":true,"user_id":"U0ELSE","team_id":"T0HOME","bot_id":"B0BOT"}"#,
        #"{"ok":true,"user_id":"U0BOT","team_id":"T0ELSE","bot_id":"B0BOT"}"#,
        #"{"ok":true,"user_id":"U0BOT","team_id":"T0HOME"}"#,
    ])
    func `a token that has become somebody else's ends the process`(_ changed: String) async throws {
        let script = script(Self.ours, SlackScript.refusal("internal_error"), changed)
        let watch = IdentityWatch(
            slack: script.client(), identity: try .ours, clock: ManualClock(sleepingAdvances: true), logger: .silent)
        await #expect(throws: IdentityWatch.Changed.self) { try await watch.run() }
        #expect(script.calls.count == 3)
    }
}
