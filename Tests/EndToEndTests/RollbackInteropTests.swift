import TestSupport
import Testing
import Transport

/// The way back from a resize that somebody stopped half-way.
@Suite struct RollbackInteropTests {
    @Test(.timeLimit(.minutes(5)))
    func `a resize that is vetoed before it fails back is brought back`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        let halfWay: [Workspace.Habit] = [
            .start, .approve(as: "U0BOB", where: "*orders-1* → "), .veto(as: "U0BOB", where: " → *orders-1*"),
        ]
        try await House.open(on: moto, through: transport, cluster: "orders", habits: halfWay) { house in
            house.workspace.type("!rds resize orders db.r6g.xlarge")
            await house.workspace.untilPosted("stopped by", in: "C0STATUS")
            let standIn = try #require(
                house.proxy.values(of: "DBInstanceIdentifier", in: "CreateDBInstance").first)
            #expect(
                try await house.members() == [
                    "orders-1 db.r6g.xlarge reader", "orders-2 db.r6g.xlarge reader", "orders-3 db.r6g.xlarge reader",
                    "\(standIn) db.r6g.xlarge writer",
                ])

            house.workspace.adopt([.start, .approve(as: "U0CAROL")])
            house.workspace.type("!rds rollback \(standIn.dropFirst("orders-co-".count))")
            await house.workspace.untilPosted("finished", in: "C0STATUS")
            #expect(try await house.members() == house.untouched, "\(house.bot.log.suffix(2000))")
            #expect(
                house.proxy.values(of: "TargetDBInstanceIdentifier", in: "FailoverDBCluster")
                    == [standIn, "orders-1"])
            let (approvals, failovers) = (house.workspace.approvals, house.proxy.calls(of: "FailoverDBCluster"))
            #expect(approvals.count == 2 && failovers.count == 2)
            for (approval, failover) in zip(approvals, failovers) { #expect(approval <= failover) }
            // Each class there and back, one stand-in, which is gone.
            #expect(house.proxy.calls(of: "ModifyDBInstance").count == 6)
            #expect(house.proxy.calls(of: "CreateDBInstance").count == 1)
            #expect(house.proxy.values(of: "DBInstanceIdentifier", in: "DeleteDBInstance") == [standIn])
            #expect(house.workspace.repeatedTexts.isEmpty)
            #expect(await house.bot.stop() == 0, "\(house.bot.log)")
        }
        await transport.shutdown()
    }
}
