"""The API of saved timelines, beside that of the incidents."""
