extension CallOutcome {
    /// What it means for a mutation that AWS refused it with an error code: certainly not executed, but some refusals
    /// say that its effect is there already, and some pass by themselves.
    ///
    /// Wire codes drop "Fault" irregularly, so one trailing "Fault" is ignored (RDS API reference, common errors).
    package static func refusal(code: String, message: String, of mutation: AnyMutation) -> CallOutcome {
        let code = code.hasSuffix("Fault") ? String(code.dropLast(5)) : code
        if mutation.base.codesOfDone.contains(code) { return .accepted() }
        let text = "\(code): \(message)"
        if mutation.base.codesOfLack.contains(code) { return .lacking(text) }
        return mutation.base.codesOfPassing.contains(code) ? .deferred(text, retryAfter: nil) : .refused(text)
    }
}
