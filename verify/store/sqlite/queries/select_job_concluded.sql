SELECT concluded_at IS NOT NULL FROM jobs WHERE id = :job
