import Foundation
import Testing

/// A database that is put back approves nothing: the bot as `serve` wires it, between both simulators, with nothing else
/// going wrong.
struct RestoredJournalTests {
    @Test func `an approval that was acted on is not acted on again after a copy of the database is put back`()
        async throws
    {
        try await QuietWorld.playing { world in
            try await world.life { try await world.openGate() }
            let copy = try world.copyDatabase()
            try await world.life {
                world.react("white_check_mark", as: "U0BOB", to: try world.prompt())
                try await world.wait { world.failovers == 1 }
            }
            try world.putBack(copy)
            try await world.life { await world.pause(.seconds(1_200)) }
            #expect(world.failovers == 1)
            #expect(try world.text(of: world.prompts[0]).contains("Void"))
        }
    }

    @Test func `a database that is older than the bot's own messages voids its open question and says so`() async throws
    {
        try await QuietWorld.playing { world in
            try await world.life { try await world.openGate() }
            let copy = try world.copyDatabase()
            try await world.life {
                world.say("!rds clusters")
                try await world.wait { world.ownTexts.contains { $0.contains("clusters in us-east-1") } }
            }
            try world.putBack(copy)
            world.react("white_check_mark", as: "U0BOB", to: try world.prompt())
            try await world.life { try await world.wait { world.prompts.count == 2 } }
            #expect(world.failovers == 0)
            #expect(try world.text(of: world.prompts[0]).contains("older than its own messages"))
        }
    }

    @Test func `a start that was acted on starts nothing after a copy of the database of before it is put back`()
        async throws
    {
        try await QuietWorld.playing { world in
            try await world.life { try await world.proposeRestart() }
            let copy = try world.copyDatabase()
            let plan = try #require(world.plans.last)
            try await world.life {
                world.react("arrow_forward", as: "U0ALICE", to: plan)
                try await world.wait { world.restarts == 1 }
                await world.pause(.seconds(30))
            }
            try world.putBack(copy)
            try await world.life {
                try await world.wait { world.plans.count == 2 }
                await world.pause(.seconds(600))
            }
            #expect(world.restarts == 1)
            #expect(world.plans.count == 2)
            #expect(world.ownTexts.contains { $0.contains("older than its own messages") })
        }
    }

    @Test func `a plan of before a start of the bot is started as before`() async throws {
        try await QuietWorld.playing { world in
            try await world.life { try await world.proposeRestart() }
            world.react("arrow_forward", as: "U0ALICE", to: try #require(world.plans.last))
            try await world.life { try await world.wait { world.restarts == 1 } }
            #expect(world.plans.count == 1)
        }
    }

    @Test func `an open question is answered after a start as before`() async throws {
        try await QuietWorld.playing { world in
            try await world.life { try await world.openGate() }
            world.react("white_check_mark", as: "U0BOB", to: try world.prompt())
            try await world.life { try await world.wait { world.failovers == 1 } }
            #expect(world.prompts.count == 1)
        }
    }
}
