internal import AWS
internal import Maintenance

struct SetPromotionTierPerformer: Performer {
    func request(for change: SetPromotionTier) -> any AWSRequest {
        RDS.ModifyDBInstance(dbInstanceIdentifier: change.instance.text, applyImmediately: false).with {
            $0.promotionTier = change.tier
        }
    }
}
