import Maintenance
import Runbooks
import TestSupport

/// What custom endpoints tell.
extension PreflightTests {
    private static func endpoint(
        _ members: [InstanceID] = [], excluding excluded: [InstanceID] = []
    ) -> (inout PlanBasis) -> Void {
        {
            $0.givenCustomEndpoints = .known([
                .init(identifier: "reports", staticMembers: members, excludedMembers: excluded)
            ])
        }
    }

    private static let withReadyReader = Observation.orders().with("orders-3") { $0.instanceClass = "db.r6g.xlarge" }

    static let endpoints: [Row] = [
        Row("custom-endpoints", "none", []),
        Row("custom-endpoints", "everybody joins", [.info], ["orders-co-k3f9 joins", "reports"], endpoint()),
        Row("custom-endpoints", "an exclusion list", [.info], ["joins"], endpoint(excluding: ["orders-2"])),
        Row("custom-endpoints", "no stand-in, nobody joins", [], exclude: ["orders-1"], endpoint()),
        Row(
            "custom-endpoints", "static, one of them stays", [], exclude: ["orders-3"],
            endpoint(["orders-2", "orders-3"])),
        Row(
            "custom-endpoints", "static, all of them changed", [.acknowledge], ["all its members are changed"],
            endpoint(["orders-2", "orders-3"])),
        Row(
            "custom-endpoints", "static, its only one changed", [.acknowledge], ["orders-2, its only"],
            endpoint(["orders-2"])),
        Row(
            "custom-endpoints", "static, its only one writes meanwhile", [.acknowledge], ["without a reader"],
            seeing: withReadyReader, endpoint(["orders-3"])),
        Row("custom-endpoints", "not read", [.acknowledge], ["Not checked"]) {
            $0.givenCustomEndpoints = .unavailable("denied")
        },
    ]
}
