/// What a call needs of the caller's policy.
///
/// Source: "Actions, resources, and condition keys for Amazon Route 53", Service Authorization Reference.
extension Route53World {
    func authorize(_ needs: @autoclosure () -> [AccessRequest]) throws(RDSFault) {
        guard let policy, actor == .caller else { return }
        try policy.authorize(needs(), to: RDSWorld.caller(in: account))
    }

    func onZone(
        _ action: Route53Action, _ zone: String, _ changes: [SimulatedRecordChange] = []
    ) -> AccessRequest {
        var request = AccessRequest(action.permission, on: "arn:aws:route53:::hostedzone/\(zone)")
        guard !changes.isEmpty else { return request }
        // In these keys a name has no trailing dot ("Using IAM policy conditions for fine-grained access control",
        // Route 53 Developer Guide, normalized record names).
        request.lists = [
            "route53:changeresourcerecordsetsnormalizedrecordnames": changes.map {
                String($0.record.name.text.dropLast())
            },
            "route53:changeresourcerecordsetsrecordtypes": changes.map(\.record.type),
            "route53:changeresourcerecordsetsactions": changes.map(\.action.rawValue),
        ]
        return request
    }
}
