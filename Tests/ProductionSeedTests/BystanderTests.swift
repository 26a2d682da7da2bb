import Simulation
import Synchronization
import Testing

/// A crowd that reacts to a question makes no difference to its answer.
struct BystanderTests {
    /// What a life of the bot asked of Slack, from an approval to the call.
    private struct Figures: Sendable, Equatable {
        var lookUps = 0
        var calls: [String: Int] = [:]
    }

    @Test func `sixty bystanders cost no look-up and no call between an approval and what it allows`() async throws {
        let (none, all) = (try await figures(of: 0), try await figures(of: 60))
        #expect(none.lookUps > 0 && none.calls["chat.update"] == 1)
        #expect(all == none)
    }

    private func figures(of crowd: Int) async throws -> Figures {
        let found = Mutex(Figures())
        try await QuietWorld.playing { world in
            try await world.life {
                try await world.openGate()
                for number in 0..<crowd {
                    for emoji in ["white_check_mark", "x", "eyes"] {
                        world.react(emoji, as: "U0CROWD\(number)", to: try world.prompt())
                    }
                }
                await world.pause(.seconds(90))
                let before = world.calls
                world.react("white_check_mark", as: "U0BOB", to: try world.prompt())
                try await world.wait { world.failovers == 1 }
                let after = world.calls
                let watched = [
                    "users.info", "reactions.get", "conversations.info", "chat.postEphemeral", "chat.update",
                ]
                found.withLock { found in
                    found.lookUps = after["users.info", default: 0]
                    for method in watched {
                        found.calls[method] = after[method, default: 0] - before[method, default: 0]
                    }
                }
            }
        }
        return found.withLock(\.self)
    }
}
