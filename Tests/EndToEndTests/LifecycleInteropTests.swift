import Foundation
import Simulation
import TestSupport
import Testing
import Transport

/// Lifecycles in front of moto: databases, tags, snapshots and records are moto's.
@Suite struct LifecycleInteropTests {
    private static func corrections() -> [any Correction] { [RestartCorrection(), RestoreCorrection()] }

    // MARK: The whole chain

    /// What is there after a refresh: the new one is promoted, the one before it retired, the oldest gone.
    private static func refreshed(_ way: LifecycleSite.Way) -> [String] {
        let members = ["live-1 retired", "new-1 promoted, approved by U0BOB"]
        let all = [
            "live retired, 1 d", "new promoted, 3 d, protected, approved by U0BOB", "snapshot of old",
            "zone 0 leads to new", "zone 1 leads to new",
        ]
        return switch way {
        case .snapshot, .clone: (all + members).sorted()
        case .instance: all
        }
    }

    /// What RDS is asked for in a refresh.
    private static func changes(_ way: LifecycleSite.Way) -> [String] {
        func tags(_ count: Int) -> [String] { Array(repeating: "AddTagsToResource", count: count) }
        let chain = ["CreateDBInstance", "ModifyDBCluster"] + tags(6)
        return switch way {
        case .snapshot:
            ["RestoreDBClusterFromSnapshot"] + chain + ["ModifyDBCluster", "DeleteDBInstance", "DeleteDBCluster"]
        case .clone:
            ["RestoreDBClusterToPointInTime"] + chain + ["ModifyDBCluster", "DeleteDBInstance", "DeleteDBCluster"]
        case .instance:
            ["RestoreDBInstanceFromDBSnapshot", "ModifyDBInstance"] + tags(1) + ["RebootDBInstance"] + tags(3)
                + ["ModifyDBInstance", "DeleteDBInstance"]
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a snapshot, a clone and an RDS instance each take the place of the one before`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for way in LifecycleSite.Way.allCases {
                let site = LifecycleSite(name: "dev-\(way.rawValue)", source: "orders-\(way.rawValue)", way: way)
                group.addTask { try await Self.refresh(site, on: moto, through: transport) }
            }
            try await group.waitForAll()
        }
        await transport.shutdown()
    }

    private static func refresh(
        _ site: LifecycleSite, on moto: MotoServer, through transport: CurlTransport
    ) async throws {
        try await Setup.open(
            on: moto, through: transport, cluster: site.source, lifecycle: site,
            corrections: corrections() + [RecordCorrection()]
        ) { setup in
            setup.workspace.type("!rds refresh \(site.name)")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            let found = try await site.inventory(of: moto)
            #expect(found == refreshed(site.way), "\(setup.bot.log.suffix(2000))")
            let proxy = setup.proxy
            #expect(proxy.changes == changes(site.way))
            let (approvals, promotions) = (setup.workspace.approvals, proxy.recordChanges)
            let deletions = proxy.calls(of: "DeleteDBInstance") + proxy.calls(of: "DeleteDBCluster")
            #expect(approvals.count == 2 && promotions.count == 2 && !deletions.isEmpty)
            for promotion in promotions { #expect(approvals[0] <= promotion) }
            for deletion in deletions { #expect(approvals[1] <= deletion) }
            #expect(setup.workspace.repeatedTexts.isEmpty)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
    }

    // MARK: Promotions

    @Test(.timeLimit(.minutes(5)))
    func `killed between the record and the tags it goes on, and one database is promoted`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        // The record is changed in both zones and nothing is tagged; of the one before the first tag is written.
        let strikes = [
            Traffic.CallStrike(action: "GetChange", number: 2),
            Traffic.CallStrike(action: "AddTagsToResource", number: 1),
        ]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, strike) in strikes.enumerated() {
                let site = LifecycleSite(name: "dev\(number)", source: "orders\(number)", hasNext: true)
                group.addTask { try await Self.promote(site, struck: strike, on: moto, through: transport) }
            }
            try await group.waitForAll()
        }
        await transport.shutdown()
    }

    private static func promote(
        _ site: LifecycleSite, struck strike: Traffic.CallStrike, on moto: MotoServer,
        through transport: CurlTransport
    ) async throws {
        try await Setup.open(
            on: moto, through: transport, cluster: site.source, callStrike: strike, lifecycle: site,
            corrections: corrections() + [RecordCorrection()]
        ) { setup in
            setup.workspace.type("!rds promote \(site.name)")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            #expect(setup.bot.starts == 2, "to be killed \(strike)")
            let found = try await site.inventory(of: moto)
            #expect(
                found == [
                    "live retired, 1 d", "live-1 retired", "next promoted, 1 d, approved by U0BOB",
                    "next-1 promoted, approved by U0BOB", "old retired, 1 d, protected", "old-1 retired",
                    "zone 0 leads to next", "zone 1 leads to next",
                ], "\(setup.bot.log.suffix(2000))")
            #expect(setup.proxy.recordChanges.count == 2)
            #expect(setup.workspace.repeatedTexts.isEmpty)
        }
    }

    @Test(.timeLimit(.minutes(5)))
    func `a record that somebody changes in the same moment stays theirs, and the other zone is put back`() async throws
    {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        let site = LifecycleSite(name: "development", source: "orders", hasNext: true)
        let somebody = ForeignRecordChange(of: site.record, beforeChange: 2)
        try await Setup.open(
            on: moto, through: transport, cluster: site.source, lifecycle: site,
            corrections: Self.corrections() + [somebody, RecordCorrection()]
        ) { setup in
            setup.workspace.type("!rds promote development")
            await setup.workspace.until { $0.message?.text.contains("the others are put back") == true }
            let found = try await site.inventory(of: moto)
            #expect(
                found == [
                    "live promoted, 1 d", "live-1 promoted", "next modified, 1 d", "next-1 modified",
                    "old retired, 1 d, protected", "old-1 retired", "zone 0 leads to live",
                    "zone 1 leads to \(ForeignRecordChange.target)",
                ], "\(setup.bot.log.suffix(2000))")
            // One zone there and back, the other refused.
            #expect(setup.proxy.recordChanges.count == 3)
            #expect(setup.proxy.changes.isEmpty)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }
}

extension SlackWorld.Change.Event {
    /// The message that is there since, or says something else.
    fileprivate var message: SlackWorld.Message? {
        switch self {
        case .posted(let message), .updated(let message): message
        case .deleted, .postedEphemeral, .reactionAdded, .reactionRemoved, .channelChanged, .pinned, .unpinned: nil
        }
    }
}
