import TestSupport
import Testing
import Transport

/// Changes of storage in front of moto, which makes them at once.
@Suite struct StorageInteropTests {
    @Test(.timeLimit(.minutes(5)))
    func `storage is changed by one call, and asked again there is nothing to do`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await House.open(on: moto, through: transport, cluster: "orders") { house in
            house.workspace.type("!rds storage orders aurora-iopt1")
            await house.workspace.untilPosted("finished", in: "C0STATUS")
            #expect(house.proxy.changes == ["ModifyDBCluster"])
            #expect(house.proxy.values(of: "StorageType", in: "ModifyDBCluster") == ["aurora-iopt1"])
            #expect(house.proxy.values(of: "ApplyImmediately", in: "ModifyDBCluster") == ["true"])
            let seen = try await moto.boto3("print(rds.describe_db_clusters()['DBClusters'][0]['StorageType'])")
            #expect(seen == "aurora-iopt1\n")
            #expect(try await house.members() == house.untouched)

            house.workspace.type("!rds storage orders aurora-iopt1")
            await house.workspace.untilPosted("aurora-iopt1 already: nothing to do")
            // Aurora has no gp3; the answer says what to type instead.
            house.workspace.type("!rds storage orders gp3")
            await house.workspace.untilPosted(
                "Ask for `!rds storage orders aurora` or `!rds storage orders aurora-iopt1`")
            #expect(await house.bot.stop() == 0, "\(house.bot.log)")
            #expect(house.proxy.changes == ["ModifyDBCluster"])
            #expect(house.workspace.approvals.isEmpty)
        }
        await transport.shutdown()
    }
}
