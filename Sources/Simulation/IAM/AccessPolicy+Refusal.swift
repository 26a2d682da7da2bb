extension AccessPolicy {
    /// Refuses a call for the first thing it needs that the policy does not allow.
    func authorize(_ needs: [AccessRequest], to principal: String) throws(RDSFault) {
        for request in needs {
            let decision = decision(on: request)
            guard decision == .allowed else { throw .denied(request, to: principal, decision) }
        }
    }
}
