/// Gives a member the promotion tier again that people gave it (ModifyDBInstance).
///
/// It is asked for without ApplyImmediately, which would apply what others left pending: the setting ignores it and changes at
/// once, without an outage (Aurora user guide, "Settings for Amazon Aurora", failover priority).
package struct SetPromotionTier: RDSMutation {
    package static let kind: KindName = "set-promotion-tier"
    package var instance: InstanceID
    package var tier: Int

    package init(of instance: InstanceID, to tier: Int) {
        self.instance = instance
        self.tier = tier
    }

    private enum CodingKeys: String, CodingKey {
        case instance, tier
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        observation.promotionTier(of: instance) == tier ? .done : .none
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "promotion tier \(tier) for \(instance) again",
            order: "give \(instance) promotion tier \(tier) again",
            unproved: "\(instance) may have been asked to have promotion tier \(tier) again and not show it yet")
    }
}

extension Observation {
    /// As the cluster lists it or, where that says nothing, as the instance does; `nil` where neither does.
    package func promotionTier(of instance: InstanceID) -> Int? {
        cluster?.members.first { $0.instance == instance }?.promotionTier ?? self[instance]?.promotionTier
    }
}
