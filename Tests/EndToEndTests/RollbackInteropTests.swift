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
        try await Setup.open(on: moto, through: transport, cluster: "orders", habits: halfWay) { setup in
            setup.workspace.type("!rds resize orders db.r6g.xlarge")
            await setup.workspace.untilPosted("stopped by", in: "C0STATUS")
            let standIn = try #require(
                setup.proxy.values(of: "DBInstanceIdentifier", in: "CreateDBInstance").first)
            #expect(
                try await setup.members() == [
                    "orders-1 db.r6g.xlarge reader", "orders-2 db.r6g.xlarge reader", "orders-3 db.r6g.xlarge reader",
                    "\(standIn) db.r6g.xlarge writer",
                ])

            setup.workspace.adopt([.start, .approve(as: "U0CAROL")])
            setup.workspace.type("!rds rollback \(standIn.dropFirst("orders-co-".count))")
            await setup.workspace.untilPosted("finished", in: "C0STATUS")
            #expect(try await setup.members() == setup.untouched, "\(setup.bot.log.suffix(2000))")
            #expect(
                setup.proxy.values(of: "TargetDBInstanceIdentifier", in: "FailoverDBCluster")
                    == [standIn, "orders-1"])
            let (approvals, failovers) = (setup.workspace.approvals, setup.proxy.calls(of: "FailoverDBCluster"))
            #expect(approvals.count == 2 && failovers.count == 2)
            for (approval, failover) in zip(approvals, failovers) { #expect(approval <= failover) }
            // Each class there and back, one stand-in, which is gone.
            #expect(setup.proxy.calls(of: "ModifyDBInstance").count == 6)
            #expect(setup.proxy.calls(of: "CreateDBInstance").count == 1)
            #expect(setup.proxy.values(of: "DBInstanceIdentifier", in: "DeleteDBInstance") == [standIn])
            #expect(setup.workspace.repeatedTexts.isEmpty)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }
}
