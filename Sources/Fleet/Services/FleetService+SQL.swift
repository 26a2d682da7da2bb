extension FleetService {
    /// Databases themselves, spoken to in SQL.
    static let sql = FleetService(nil, readers: [MaskingReader.self], performers: [StartMaskingPerformer()])
}
