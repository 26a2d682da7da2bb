import Simulation
import TestSupport
import Testing
import Transport

/// Actions that moto does not have: it answers HTTP 500 with a page of HTML.
@Suite struct MissingActionInteropTests {
    @Test(.timeLimit(.minutes(5)))
    func `what AWS cannot be asked is said, and the bot goes on`() async throws {
        let (moto, transport) = (try await MotoServer(), try CurlTransport())
        try await Setup.open(on: moto, through: transport, cluster: "orders") { setup in
            let reason = "The endpoint answered DescribePendingMaintenanceActions with HTTP 500 and no readable reason"
            setup.workspace.type("!rds apply-maintenance orders")
            await setup.workspace.untilPosted("What maintenance is pending for orders could not be read: \(reason)")
            // Without it an upgrade can be planned; the plan names what was not checked.
            setup.workspace.type("!rds plan upgrade orders 16.4")
            await setup.workspace.untilPosted("Not checked: whether 15.4 can be upgraded to 16.4.")
            #expect(
                setup.workspace.messages().last?.text.contains("Not checked: pending maintenance of orders.") == true)
            #expect(setup.proxy.changes.isEmpty)
            #expect(setup.bot.starts == 1)
            #expect(await setup.bot.stop() == 0, "\(setup.bot.log)")
        }
        await transport.shutdown()
    }
}
