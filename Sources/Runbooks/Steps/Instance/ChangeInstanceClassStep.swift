package import Maintenance

/// Another class for an RDS instance, or a read replica of it, where it is: done when AWS shows the class, nothing pending and the
/// instance at rest. That of the instance itself a person has to approve.
package struct ChangeInstanceClassStep: InstanceStep {
    package static let kind: KindName = "change-instance-class"
    package var instance: InstanceID
    /// `db-…`: a name may be another one's by then.
    package var identity: String
    package var instanceClass: InstanceClass
    /// The class that it has when this is planned.
    package var former: InstanceClass
    package var role: ModifyInstanceClass.Role

    package init(
        of instance: InstanceID, identity: String, from former: InstanceClass, to instanceClass: InstanceClass,
        as role: ModifyInstanceClass.Role
    ) {
        self.instance = instance
        self.identity = identity
        self.former = former
        self.instanceClass = instanceClass
        self.role = role
    }

    private enum CodingKeys: String, CodingKey {
        case instance, role
        case identity = "resource-id"
        case former = "from"
        case instanceClass = "class"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        switch role {
        case .standby, .single: []
        case .replica: [AnyQuestion(DatabasesQuestion(in: context.place))]
        }
    }

    package var risks: Set<Risk> {
        switch role {
        case .standby, .single: [.inPlaceChange]
        case .replica: []
        }
    }

    package var words: StepWords {
        StepWords(
            short: "Change \(instance)", underWay: "Changing \(instance) to \(instanceClass)",
            finished: "Changed \(instance) to \(instanceClass)")
    }

    package func assess(in context: InstanceContext) -> Assessment {
        guard let seen = context.observation.rdsInstance(resource: identity) else {
            return context.observation.complaint(aboutInstance: identity).map {
                .blocked("how \(instance) is was not read: \($0.withoutStop)")
            } ?? .blocked("\(instance) is not there any more")
        }
        if let obstacle = obstacle(of: seen, in: context) { return obstacle }
        if seen.instance.instanceClass == instanceClass { return .satisfied }
        guard context.outstanding(on: instance).isEmpty else { return .inProgress("\(instance) (change sent)") }
        return .ready(ModifyInstanceClass(of: instance, identity: identity, to: instanceClass, as: role))
    }

    /// Why it is not done and nothing can be asked for now; `nil` when it is at rest with nothing pending.
    private func obstacle(of seen: RDSInstance, in context: InstanceContext) -> Assessment? {
        let pending = seen.instance.pendingChanges
        if let other = pending["DBInstanceClass"], other != instanceClass.text, !seen.status.isBroken {
            return .blocked("a change of \(instance) to \(other) is pending, which we did not ask for")
        }
        if seen.status.isAvailable {
            let others = pending.filter { $0.key != "DBInstanceClass" }
            guard others.isEmpty else {
                // The call would apply them too, and after it nothing else should be left.
                return .blocked("changes are pending on \(instance) (\(context.words(for: others)))")
            }
            return pending.isEmpty ? nil : .inProgress("\(instance) (change pending)")
        }
        switch Round.Stage(unsettled: seen.instance) {
        case .blocked(let reason): return .blocked(reason)
        case .working(let word): return .inProgress("\(instance) (\(word))")
        case .done, .toDo, nil: return nil
        }
    }

    /// A change of class goes on by itself once AWS took it.
    package func remainders(in context: RemainderContext) -> [Remainder] {
        guard let seen = context.observation.rdsInstance(resource: identity)?.instance,
            seen.pendingChanges["DBInstanceClass"] == instanceClass.text || seen.status == "modifying"
        else { return [] }
        return [Remainder(.classes, "AWS is still changing \(seen.identifier) and goes on with it by itself.")]
    }
}

extension Step {
    static func changeClass(_ step: ChangeInstanceClassStep, id: StepID = "change-class") -> Step {
        let note =
            switch step.role {
            case .standby: "the standby is changed and takes over, then what served before is changed"
            case .single: "no reads, no writes for minutes (AWS gives no figure)"
            case .replica: "its readers are cut off for minutes"
            }
        return Step(
            id, "Change \(step.instance) to \(step.instanceClass)", note: note, step, expected: .minutes(20),
            patience: .minutes(120))
    }
}
