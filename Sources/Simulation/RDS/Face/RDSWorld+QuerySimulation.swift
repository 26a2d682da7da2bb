extension RDSWorld {
    /// SimulatePrincipalPolicy, whoever it is asked about: there is one caller, with one policy.
    func answerSimulation(_ form: QueryForm) throws(RDSFault) -> XMLText {
        _ = try form.required("PolicySourceArn")
        let actions = form.list("ActionNames.member")
        guard !actions.isEmpty else { throw .missing("ActionNames") }
        var context: [String: String] = [:]
        var number = 1
        while let key = form["ContextEntries.member.\(number).ContextKeyName"] {
            context[key] = form["ContextEntries.member.\(number).ContextKeyValues.member.1"]
            number += 1
        }
        let resources = form.list("ResourceArns.member")
        let requests = (resources.isEmpty ? ["*"] : resources).flatMap { resource in
            actions.map { AccessRequest($0, on: resource, context) }
        }
        var xml = XMLText()
        xml.add("IsTruncated", false)
        xml.list("EvaluationResults", of: "member", requests) { xml, request in
            xml.add("EvalActionName", request.action)
            xml.add("EvalResourceName", request.resource)
            xml.add("EvalDecision", (policy?.decision(on: request) ?? .allowed).rawValue)
            xml.list("MissingContextValues", of: "member", policy?.missingKeys(of: request) ?? [])
        }
        return xml
    }
}
