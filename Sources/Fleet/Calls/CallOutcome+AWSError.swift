package import AWS
package import Maintenance

extension CallOutcome {
    /// What it means for a mutation that its call failed.
    ///
    /// - Parameter now: when AWS answered; told with a refusal, so that it is found in CloudTrail.
    package init(_ error: AWSError, of mutation: AnyMutation, on action: IAMAction, at now: Timestamp) {
        self = CallOutcome(error, of: mutation, on: action).traced(error, on: action, at: now)
    }

    private init(_ error: AWSError, of mutation: AnyMutation, on action: IAMAction) {
        if error.isExpiry {
            // The client has asked for others already; they come from outside.
            self = .deferred(error.sentence(on: action), retryAfter: nil)
            return
        }
        if error.code == AWSError.withheld {
            self = .withheld(error.message)
            return
        }
        switch error.outcome {
        case .ambiguous:
            self = .unknown(error.sentence(on: action))
        case .transient(let retryAfter):
            self = .deferred(error.sentence(on: action), retryAfter: retryAfter.map { Span($0) })
        case .permanent where error.isDenial && !mutation.base.codesOfLack.contains(error.code):
            // AWS's own words name the resource, and the permission where another one is missing (tags, roles, keys).
            self = .refused("\(error.sentence(on: action)) AWS says: \(error.message)")
        case .permanent where error.isMissingAction || error.code == "noCredentials":
            self = .refused(error.sentence(on: action))
        case .permanent:
            self = .refusal(code: error.code, message: error.message, of: mutation)
        }
    }

    /// With what finds it in CloudTrail, where AWS itself refused the call: the name of the action, the id of the request and
    /// the time (CloudTrail user guide, "CloudTrail record contents": `eventName`, `requestID`, `eventTime`).
    private func traced(_ error: AWSError, on action: IAMAction, at now: Timestamp) -> CallOutcome {
        guard case .permanent = error.outcome, let id = error.requestID else { return self }
        let trace = " (\(action.name), request \(id), \(now.timeWithSeconds))"
        return switch self {
        case .refused(let reason): .refused(reason.withoutStop + trace)
        case .lacking(let reason): .lacking(reason.withoutStop + trace)
        case .deferred(let reason, let wait): .deferred(reason.withoutStop + trace, retryAfter: wait)
        case .accepted, .unknown, .withheld: self
        }
    }
}
